import { expect, test } from 'vitest'
import { edit } from '@/core/workspace/edit.ts'
import { CARRIED, emptySession, filesOf } from '@/core/workspace/session.ts'
import { replayAhead } from '@/core/workspace/write-ahead.ts'

const saved = edit(emptySession(), CARRIED, 'Dockerfile', 'FROM saved\n', 10)
const entry = (text: string, at: number, tab = 'a') => ({ tab, scope: CARRIED, path: 'Dockerfile', text, at })
const text = (session: typeof saved) => filesOf(session, CARRIED).files.Dockerfile?.text

test('text typed after the last save is put back', () => {
  expect(text(replayAhead(saved, [entry('FROM typed\n', 11)]))).toBe('FROM typed\n')
})

test('text older than the saved one becomes a kept version', () => {
  const replayed = replayAhead(saved, [entry('FROM older\n', 9)])
  expect(text(replayed)).toBe('FROM saved\n')
  expect(replayed.kept).toMatchObject([{ text: 'FROM older\n', why: 'recovered' }])
})

test('replaying twice keeps one version', () => {
  const once = replayAhead(saved, [entry('FROM older\n', 9)])
  expect(replayAhead(once, [entry('FROM older\n', 9)])).toBe(once)
})

test('what is saved already changes nothing', () => {
  expect(replayAhead(saved, [entry('FROM saved\n', 12)])).toBe(saved)
})

test('of two tabs the newer text wins, whatever their order', () => {
  expect(text(replayAhead(saved, [entry('FROM newer\n', 13, 'b'), entry('FROM typed\n', 12)]))).toBe('FROM newer\n')
})
