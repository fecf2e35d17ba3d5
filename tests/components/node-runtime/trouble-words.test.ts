import { expect, test } from 'vitest'
import { troubleWords } from '@/components/node-runtime/trouble-words.ts'

const late = { kind: 'timed-out', seconds: 20, host: 'https://stackblitz.com', again: 'retry' } as const

test('a silent host: who, how long, and what is often the reason', () => {
  const { title, text, again } = troubleWords(late, true)
  expect(title).toBe('stackblitz.com did not answer within 20 seconds')
  expect([text, again]).toEqual([expect.stringMatching(/company network or a content blocker/), 'retry'])
})

test('a device without a network', () => {
  expect(troubleWords(late, false).text).toContain('no network')
})

test('half a start asks for a fresh page, and a refusal gives its reason', () => {
  expect(troubleWords({ ...late, again: 'reload' }, true)).toMatchObject({ again: 'reload' })
  expect(troubleWords({ kind: 'refused', why: 'no room' }, true).text).toBe('The reason: no room.')
})
