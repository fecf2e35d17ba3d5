/**
 * The compiled course, kept as JSON: compiling takes most of a start of the command line. It is kept under a digest of
 * the lessons' texts and of the program that compiled them, so that an edit of either is never missed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CourseResult } from '@/core/lessons/course.ts'
import { contentText, lessonSources } from './content.ts'

/** `program` names the code that runs; undefined when that is not known: then nothing is kept. */
export async function compiledCourse(root: string, program: string | undefined): Promise<CourseResult> {
  const compile = async () => (await import('./load-course.ts')).loadCourse(root)
  if (program === undefined) return compile()
  const folder = join(root, '.cache')
  const path = join(folder, `course-${digestOf(root, program)}.json`)
  const kept = read(path)
  if (kept !== undefined) return kept
  const course = await compile()
  if (course.errors.length === 0) keep(folder, path, course)
  return course
}

function digestOf(root: string, program: string): string {
  const texts = [
    program,
    lessonSources(root),
    ...['glossary.md', 'commands.yaml', 'course.yaml'].map((name) => contentText(root, name) ?? null),
  ]
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 20)
}

/** Another process may clear it away, or leave half of it behind when it is killed: then it is compiled again. */
function read(path: string): CourseResult | undefined {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CourseResult) : undefined
  } catch {
    return undefined
  }
}

function keep(folder: string, path: string, course: CourseResult): void {
  try {
    mkdirSync(folder, { recursive: true })
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, JSON.stringify(course))
    for (const name of readdirSync(folder)) {
      if (/^course-[0-9a-f]{20}\.json$/.test(name)) rmSync(join(folder, name), { force: true })
    }
    renameSync(temporary, path)
  } catch {
    // A read-only installation compiles each time.
  }
}
