import { expect, test } from 'vitest'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { remember, unreachableHints } from '@/core/lessons/shown-hints.ts'

const TEXT = `---
---
\`\`\`yaml checks
- id: named
  title: The stage has a name
  stage: { named: builder }
  hints:
    - when: { stage: unnamed }
      say: 'Give it a name.'
    - say: 'Write AS builder.'
    - when: { stage: later }
      say: 'It is the second one.'
    - say: 'Write AS builder.'
\`\`\`
`

const hints = [
  { when: { stage: 'unnamed' }, say: 'Give it a name.' },
  { say: 'Write AS builder.' },
  { when: { stage: 'later' }, say: 'It is the second one.' },
  { say: 'Write AS builder.' },
]
const check = { id: 'named', title: 'The stage has a name', stage: { named: 'builder' }, hints }
const lesson = { steps: [{ id: 'a', title: 'A', html: '', checks: [check] }] } as unknown as Lesson

const found = (shown: readonly string[]) => {
  const seen = new Set<string>()
  remember(seen)({
    lesson: 'x',
    passed: false,
    checks: [{ id: 'named', title: '', status: 'fail', message: '', hints: shown }],
  })
  return unreachableHints(lesson, seen, TEXT, '08-x/lesson.md').map(({ line, message }) => `${line} ${message}`)
}

test('a hint that nothing shows is found at its line', () => {
  expect(found(['Write AS builder.'])[0]).toMatch(/^9 No start, near-miss or damage shows this hint of `named`/)
  expect(found(['Give it a name.', 'Write AS builder.'])[0]).not.toMatch(/^9 /)
})

test('a hint with a condition below a general one, and one that stands there twice', () => {
  const all = found(hints.map((hint) => hint.say))
  expect(all).toHaveLength(2)
  expect(all[0]).toMatch(/^12 .*put it above them/)
  expect(all[1]).toMatch(/^13 .*has this hint twice/)
})
