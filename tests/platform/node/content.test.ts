import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { contentText, lessonSources, starterFiles } from '@/platform/node/content.ts'
import { loadCourse } from '@/platform/node/load-course.ts'

const project = new URL('../../..', import.meta.url).pathname

function projectWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  const course = 'title: A course\nstarter: ../starter-react-app\nparts: [One image]\n'
  for (const [path, text] of Object.entries({ 'content/course.yaml': course, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

test('every lesson of the course compiles', () => {
  const { lessons, errors } = loadCourse(project)
  expect(errors).toEqual([])
  expect(lessons.length).toBeGreaterThanOrEqual(14)
})

test('a mistake of an author is found with file and line', () => {
  const root = projectWith({ 'content/lessons/01-a/lesson.md': '---\ntitle: Only a title\n---\n\nText.\n' })
  expect(loadCourse(root).errors[0]).toMatchObject({
    file: expect.stringContaining('01-a/lesson.md'),
    line: expect.any(Number),
  })
})

test('folders that are no lessons are passed over, what a lesson lays in is not', () => {
  const root = projectWith({
    'content/lessons/notes/lesson.md': '',
    'content/lessons/01-a/lesson.md': '',
    'content/lessons/01-a/start/add/node_modules/x/index.js': 'x',
  })
  expect(lessonSources(root)).toEqual([
    { folder: '01-a', files: { 'lesson.md': '', 'start/add/node_modules/x/index.js': 'x' } },
  ])
})

test('the starter is what a clone has: no installed packages, no build', () => {
  const paths = Object.keys(starterFiles(project))
  expect(paths).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'index.html', 'src/App.jsx']))
  expect(paths.filter((path) => /^(?:node_modules|build)\//.test(path))).toEqual([])
})

test('without git the starter is read from its folder, pictures as base64', () => {
  const root = projectWith({
    'starter-react-app/package.json': '{}',
    'starter-react-app/public/dot.png': Uint8Array.of(0x89, 0x50, 0xff),
    'starter-react-app/node_modules/x/index.js': '',
  })
  const files = starterFiles(root)
  expect(Object.keys(files)).toEqual(['package.json', 'public/dot.png'])
  expect(files['public/dot.png']).toMatchObject({ encoding: 'base64', text: 'iVD/' })
})

test('content that is not there is undefined, not empty', () => {
  expect(contentText(projectWith({}), 'glossary.md')).toBeUndefined()
})
