import { expect, test } from 'vitest'
import { compileLesson } from '@/core/lessons/compile.ts'
import type { LessonSource } from '@/core/lessons/source.ts'

const FRONT = `---
title: A lesson
part: One image
minutes: 5
summary: What this lesson is about, in a sentence.
learned:
  - Something that is worth knowing.
---
`

const TASK = `
:::task[Do it]{#do-it}
Write the file.

\`\`\`yaml checks
- id: builds
  title: The build succeeds
  build: { succeeds: true }
  hints:
    - say: 'A nudge that is long enough.'
\`\`\`
:::
`

function source(markdown: string, files: Record<string, string> = {}): LessonSource {
  return { folder: '03-a-lesson', files: { 'lesson.md': markdown, ...files } }
}

function firstError(markdown: string) {
  return compileLesson(source(markdown), { glossary: new Set(['stage']), slugs: new Set(['a-lesson']) }).errors[0]
}

test('a lesson becomes blocks of prose and tasks, with its number and slug from the folder', () => {
  const { lesson, errors } = compileLesson(source(`${FRONT}Words before.\n${TASK}\nWords after.\n`))
  expect(errors).toEqual([])
  expect(lesson).toMatchObject({ slug: 'a-lesson', number: 3, minutes: 5, sandbox: false })
  expect(lesson!.blocks.map((block) => block.kind)).toEqual(['prose', 'task', 'prose'])
  expect(lesson!.steps[0]).toMatchObject({ id: 'do-it', title: 'Do it', html: '<p>Write the file.</p>' })
  expect(lesson!.steps[0]!.checks[0]).toMatchObject({ id: 'builds', build: { succeeds: true } })
})

test('start and solution are read from their folders, commands without comments', () => {
  const { lesson } = compileLesson(
    source(FRONT, {
      'start/add/build/index.html': 'old',
      'start/replace/Dockerfile': 'FROM a',
      'solution/Dockerfile': 'FROM b',
      'solution/commands.txt': '# first\ndocker build .\n\n',
    }),
  )
  expect(lesson).toMatchObject({
    startAdd: { 'build/index.html': 'old' },
    startFiles: { Dockerfile: 'FROM a' },
    solutionFiles: { Dockerfile: 'FROM b' },
    solutionCommands: ['docker build .'],
  })
})

test('a compiled lesson is plain data that survives JSON', () => {
  const { lesson } = compileLesson(source(`${FRONT}${TASK}`))
  expect(JSON.parse(JSON.stringify(lesson))).toEqual(JSON.parse(JSON.stringify({ ...lesson })))
})

test('a name in running text that looks like a directive stays as it was written', () => {
  const { lesson } = compileLesson(source(`${FRONT}The image react-b:latest and 12:30.\n`))
  expect(lesson!.blocks[0]).toMatchObject({ html: '<p>The image react-b:latest and 12:30.</p>' })
})

test('a fact in the prose becomes a place for its value', () => {
  const { lesson } = compileLesson(source(`${FRONT}It was {{article.normal.storage}} then.\n`))
  expect(lesson!.blocks[0]).toMatchObject({
    html: '<p>It was <span class="fact" data-fact="article.normal.storage">…</span> then.</p>',
  })
})

test.each([
  ['a claim that does not exist', TASK.replace('build: {', 'bild: {'), 14, /bild/],
  ['a value of the wrong kind', TASK.replace('succeeds: true', 'succeeds: perhaps'), 16, /build\.succeeds/],
  ['a check without a title', TASK.replace('  title: The build succeeds\n', ''), 14, /title/],
  ['YAML that cannot be read', TASK.replace('{ succeeds: true }', '{ succeeds: true'), 17, /./],
  ['a task without an id', TASK.replace('{#do-it}', ''), 10, /no id/],
  ['a task without checks', '\n:::task[Do it]{#do-it}\nWords.\n:::\n', 10, /0 blocks of checks/],
  ['an unknown directive', '\n:::tusk\nWords.\n:::\n', 10, /:::tusk/],
  ['an unknown fact', '\nIt is {{article.nothing}}.\n', 10, /article\.nothing/],
  ['a glossary term that is not there', '\nA [stage](/glossary#stag).\n', 10, /stag/],
  ['a lesson that is not there', '\nSee [it](/lessons/nowhere).\n', 10, /nowhere/],
  ['a picture without words', '\n![](picture.svg)\n', 10, /alternative text/],
  ['HTML', '\n<div>hello</div>\n', 10, /no HTML/],
])('%s is an error with file, line and remedy', (_, markdown, line, message) => {
  const error = firstError(FRONT + markdown)
  expect(error).toMatchObject({ file: '03-a-lesson/lesson.md', message: expect.stringMatching(message) })
  expect(error!.remedy).not.toBe('')
  expect(error!.line).toBe(line)
})

test('front matter is validated, with the line of the field', () => {
  expect(firstError(FRONT.replace('minutes: 5', 'minutes: soon'))).toMatchObject({ line: 4, column: 10 })
  expect(firstError('Words only.')).toMatchObject({ line: 1, message: 'The lesson has no front matter.' })
})

test('two checks of one id are an error', () => {
  const twice = TASK.replace(
    '```\n:::',
    '- { id: builds, title: Again the build, build: { succeeds: true } }\n```\n:::',
  )
  expect(firstError(FRONT + twice)?.message).toContain('builds')
})

test('a lesson with errors is not half there', () => {
  expect(compileLesson(source('Words only.')).lesson).toBeUndefined()
})

test('a fact may hold a name with a tag', () => {
  const { lesson, errors } = compileLesson(source(`${FRONT}It is {{image nginx:alpine size}} today.\n`))
  expect(errors).toEqual([])
  expect(lesson!.blocks[0]).toMatchObject({ html: expect.stringContaining('data-fact="image nginx:alpine size"') })
})
