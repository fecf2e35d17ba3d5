/**
 * What the lint found out about a lesson, kept as JSON: damaging a solution in every way takes seconds. It is kept under a
 * digest of the program, the lesson and the starter, so that an edit of any is never missed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestNode } from '@/core/files/digest.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { LessonReport, LintedLesson } from '@/core/lessons/lint-course.ts'
import type { Io } from './verb.ts'

/** Nothing is kept where the program is not known, or the folder cannot be written. */
export function keptReport(
  { project, program }: Pick<Io, 'project' | 'program'>,
  [linted, starter]: readonly [LintedLesson, FileTree],
  make: () => LessonReport,
): LessonReport {
  if (program === undefined) return make()
  const hash = createHash('sha256').update(JSON.stringify([program, linted, digestNode(starter.root)]))
  const folder = join(project, '.cache', 'lint')
  const path = join(folder, `${linted.lesson.slug}.json`)
  const digest = hash.digest('hex')
  const kept = read(path)
  if (kept?.digest === digest) return kept.report
  const report = make()
  write(folder, path, { digest, report })
  return report
}

interface Kept {
  readonly digest: string
  readonly report: LessonReport
}

function read(path: string): Kept | undefined {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : undefined
  } catch {
    // Half written by a process that was killed: it is made again.
    return undefined
  }
}

function write(folder: string, path: string, kept: Kept): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(kept))
    renameSync(`${path}.${process.pid}`, path)
  } catch {
    // A read-only installation judges each time.
  }
}
