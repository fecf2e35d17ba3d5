import { expect, test } from 'vitest'
import { compileLesson } from '@/core/lessons/compile.ts'
import { fillLesson } from '@/core/lessons/fact-values.ts'
import { plannedMinutes } from '@/core/lessons/slides.ts'

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
:::task[Do \`it\`]{#do-it}
Write the file.

Then look.

\`\`\`yaml checks
- id: builds
  title: The build succeeds
  build: { succeeds: true }
\`\`\`
:::
`

const WHOLE = `${FRONT}:::notes{minutes=1}
Greet them.
:::

First words.

Second words, see [it][one].

## A section

- one
- two

:::note
In a box.
:::

:::notes{minutes=2.5}
Show the [file](/lessons/a-lesson).
:::
${TASK}
:::notes{minutes=4}
Let them work.
:::

After the task.

:::notes
Nothing planned here.
:::

[one]: /lessons/a-lesson
`

function compiled(markdown: string) {
  return compileLesson(
    { folder: '03-a-lesson', files: { 'lesson.md': markdown } },
    { slugs: new Set(['a-lesson']), tasks: new Set() },
  )
}

test('a lesson is presented as an opening, its sections and tasks, and what was learned', () => {
  const { lesson, errors } = compiled(WHOLE)
  expect(errors).toEqual([])
  expect(lesson!.slides.map(({ kind, id, title }) => [kind, id, title])).toEqual([
    ['opening', 'opening', 'A lesson'],
    ['text', 'part-1', 'A lesson'],
    ['text', 'about-a-section', 'A section'],
    ['task', 'do-it', 'Do it'],
    ['text', 'part-4', 'Do it'],
    ['end', 'learned', 'What you learned'],
  ])
})

test('the parts of a slide are shown one by one: paragraphs, lists, boxes; links with definitions elsewhere stay links', () => {
  const { slides } = compiled(WHOLE).lesson!
  expect(slides[1]!.parts).toEqual([
    '<p>First words.</p>',
    '<p>Second words, see <a href="/lessons/a-lesson">it</a>.</p>',
  ])
  expect(slides[2]!.parts).toHaveLength(2)
  expect(slides[3]!.parts).toEqual(['<p>Write the file.</p>', '<p>Then look.</p>'])
  expect(slides[5]!.parts).toEqual(['Something that is worth knowing.'])
})

test('notes belong to what stands above them, the first ones to the opening, each with its minutes', () => {
  const { slides } = compiled(WHOLE).lesson!
  expect(slides.map(({ notes, minutes }) => [notes, minutes])).toEqual([
    ['<p>Greet them.</p>', 1],
    ['', undefined],
    ['<p>Show the <a href="/lessons/a-lesson">file</a>.</p>', 2.5],
    ['<p>Let them work.</p>', 4],
    ['<p>Nothing planned here.</p>', undefined],
    ['', undefined],
  ])
  expect(plannedMinutes(slides)).toBe(7.5)
  expect(plannedMinutes(compiled(`${FRONT}Words.\n`).lesson!.slides)).toBeUndefined()
})

test('what learners read is the same with notes and without', () => {
  const without = WHOLE.replace(/:::notes[\s\S]*?:::\n/g, '')
  expect(compiled(WHOLE).lesson!.blocks).toEqual(compiled(without).lesson!.blocks)
  expect(JSON.stringify(compiled(WHOLE).lesson!.blocks)).not.toContain('Greet')
})

test('several notes below one section are read together', () => {
  const notes = ':::notes{minutes=1}\nOne.\n:::\n\n:::notes{minutes=2}\nTwo.\n:::\n'
  expect(compiled(`${FRONT}${notes}`).lesson!.slides[0]).toMatchObject({
    notes: '<p>One.</p>\n<p>Two.</p>',
    minutes: 3,
  })
})

test('figures in notes and parts are filled in', () => {
  const text = `${FRONT}It was {{article.normal.storage}}.\n\n:::notes\nSay {{article.multi-stage.storage}}.\n:::\n`
  const { slides } = fillLesson(compiled(text).lesson!, new Map())
  expect(slides[1]!.parts[0]).toContain('369 MB')
  expect(slides[1]!.notes).toContain('32 MB')
})

test.each([
  ['a time that is none', ':::notes{minutes=soon}\nWords.\n:::\n', 9, /minutes=soon/],
  ['a time of nothing', ':::notes{minutes=0}\nWords.\n:::\n', 9, /minutes=0/],
  ['a time without a value', ':::notes{minutes}\nWords.\n:::\n', 9, /no time/],
  ['an hour and a minute', ':::notes{minutes=61}\nWords.\n:::\n', 9, /minutes=61/],
  ['a field that notes do not know', ':::notes{minute=3}\nWords.\n:::\n', 9, /`minute`/],
  ['notes without a word', ':::notes{minutes=3}\n:::\n', 9, /empty/],
  ['notes in a box', '::::note\n:::notes\nWords.\n:::\n::::\n', 10, /inside/],
  ['a broken link in notes', ':::notes\nSee [it](/lessons/nowhere).\n:::\n', 10, /nowhere/],
  ['a mistake in prose, said once', 'See [it](/lessons/nowhere).\n', 9, /nowhere/],
])('%s is an error with its line and a remedy', (_, markdown, line, message) => {
  const { errors, lesson } = compiled(FRONT + markdown)
  expect(lesson).toBeUndefined()
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({ line, message: expect.stringMatching(message) })
  expect(errors[0]!.remedy).not.toBe('')
})
