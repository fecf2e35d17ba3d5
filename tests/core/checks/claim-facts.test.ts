import { expect, test } from 'vitest'
import { factProblem } from '@/core/checks/claim-facts.ts'
import { CheckSchema, ChecksSchema } from '@/core/checks/schema.ts'

const check = (when: object) => [
  {
    id: 'user',
    title: 'Not as root',
    user: { root: false },
    hints: [{ when, say: 'A hint that is long enough.' }],
  },
]

test('a hint may ask for the facts of its claims, and for those of a failed build', () => {
  for (const when of [{ user: 'root' }, { user: ['none', 'missing'] }, { user: 'no*' }, { error: 'run-failed' }])
    expect(ChecksSchema.safeParse(check(when)).success).toBe(true)
  expect(ChecksSchema.safeParse(check({ path: '/a', text: { file: 'Dockerfile', matches: 'USER' } })).success).toBe(
    true,
  )
})

test('a fact that no claim of the check gives is an error at its place', () => {
  const { error } = ChecksSchema.safeParse(check({ usr: 'root' }))
  expect(error?.issues[0]).toMatchObject({
    path: [0, 'hints', 0, 'when', 'usr'],
    message: 'No claim of this check gives a fact `usr`.',
  })
})

test('so is a value that the fact never has', () => {
  const { error } = ChecksSchema.safeParse(check({ user: 'toor' }))
  expect(error?.issues[0]?.message).toBe('The fact `user` is never `toor`; it is none, root, missing.')
})

test('where a fact is told in words, any value may come', () => {
  expect(factProblem('base', 'node', { base: 'the repository' })).toBeUndefined()
})

test('a check by itself is not asked: its claims decide', () => {
  expect(CheckSchema.safeParse(check({ usr: 'root' })[0]).success).toBe(true)
})
