import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { compiledCourse } from '@/platform/node/kept-course.ts'
import { loadCourse } from '@/platform/node/load-course.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))

/** A project with the first lesson of the course alone, its links to other lessons led elsewhere. */
function smallProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'kept-course-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const lessons = join(project, 'content', 'lessons')
  const [first] = readdirSync(lessons).sort()
  cpSync(join(lessons, first!), join(root, 'content', 'lessons', first!), { recursive: true })
  for (const name of ['course.yaml', 'glossary.md']) cpSync(join(project, 'content', name), join(root, 'content', name))
  const text = readFileSync(lessonFile(root), 'utf8')
  writeFileSync(lessonFile(root), text.replace(/\]\([^)]*\)/g, '](https://example.com/)'))
  return root
}

const lessonFile = (root: string) =>
  join(root, 'content', 'lessons', readdirSync(join(root, 'content', 'lessons'))[0]!, 'lesson.md')

test('a kept course is the compiled one, with nothing lost', () => {
  const compiled = loadCourse(project)
  expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled)
})

test('the second time it is read, not compiled, and is the same', async () => {
  const root = smallProject()
  const first = await compiledCourse(root, 'one')
  const [kept] = readdirSync(join(root, '.cache'))
  const marked = readFileSync(join(root, '.cache', kept!), 'utf8').replace('"errors":[]', '"errors":[],"kept":true')
  writeFileSync(join(root, '.cache', kept!), marked)
  expect(await compiledCourse(root, 'one')).toEqual({ ...first, kept: true })
})

test('an edit of a lesson, and another program, are never missed', async () => {
  const root = smallProject()
  await compiledCourse(root, 'one')
  const text = readFileSync(lessonFile(root), 'utf8')
  writeFileSync(lessonFile(root), text.replace(/^title: .*$/m, 'title: Another title'))
  expect((await compiledCourse(root, 'one')).lessons[0]!.title).toBe('Another title')
  const before = readdirSync(join(root, '.cache'))
  await compiledCourse(root, 'two')
  expect(readdirSync(join(root, '.cache'))).not.toEqual(before)
})

test('half a file is compiled again, and without a program nothing is kept', async () => {
  const root = smallProject()
  expect((await compiledCourse(root, undefined)).errors).toEqual([])
  const first = await compiledCourse(root, 'one')
  const [kept, ...others] = readdirSync(join(root, '.cache'))
  expect(others).toEqual([])
  writeFileSync(join(root, '.cache', kept!), '{"lessons":[')
  expect(await compiledCourse(root, 'one')).toEqual(first)
})
