import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText, shortened } from '@/core/room/clean-text.ts'
import { CODE_LETTERS, joinCodeFrom, readJoinCode, showJoinCode } from '@/core/room/join-code.ts'
import { ROOM_LIMITS } from '@/core/room/limits.ts'
import { freeName } from '@/core/room/member-name.ts'
import { after, EMPTY, joined } from './scene.ts'

test.each([
  ['  Ada \t Lovelace ', 'Ada Lovelace'],
  ['Ada\u0007\u001b[31m', 'Ada[31m'],
  ['\u202egro.live', 'gro.live'],
  ['A\u200bd\u2060a\ufeff', 'Ada'],
  ['Ada\nB\u2028C', 'Ada B C'],
  ['Zoë', 'Zoë'],
  ['e\u0301\u0301\u0301\u0301\u0301\u0301\u0301', 'é\u0301\u0301\u0301'],
  ['\ud800Ada', 'Ada'],
  ['李雷 👩‍💻', '李雷 👩‍💻'],
  ['\u200d\u200d', ''],
  ['\u3000\u00a0', ''],
  ['\u0301\u0301', ''],
])('the name %j is shown as %j', (typed, name) => {
  expect(cleanLine(typed)).toBe(name)
})

test('a message keeps its lines and loses what would steer a terminal', () => {
  expect(cleanText('ERROR\r\n\tline\u001b[2J\u0000 end\n')).toBe('ERROR\n\tline[2J end')
})

test('whatever is typed, a name has one line, no control or bidi character, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const name = cleanLine(typed)
      expect(name).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u)
      expect(cleanLine(name)).toBe(name)
    }),
  )
})

test('shortening cuts no character in two', () => {
  expect(shortened('👩👩👩👩', 3)).toBe('👩👩…')
  expect(shortened('👩👩👩', 3)).toBe('👩👩👩')
})

test('empty and too long names are refused, taken ones numbered, those of removed learners free again', () => {
  for (const typed of ['', '   ', '\u202e', 'x'.repeat(41)])
    expect(freeName(EMPTY, typed, ROOM_LIMITS).kind).toBe('invalid')
  const room = after(joined('a', 'Ada'), joined('b', 'Ada (2)'))
  expect(freeName(room, 'ada', ROOM_LIMITS)).toEqual({ kind: 'name', name: 'ada (3)' })
  const alone = after(joined('a', 'Ada'), { kind: 'removed', member: 'a' })
  expect(freeName(alone, 'Ada', ROOM_LIMITS)).toEqual({ kind: 'name', name: 'Ada' })
})

test('a join code is read however it is typed, and nothing else is one', () => {
  expect(readJoinCode(' k7m4-qxp r')).toBe('K7M4QXPR')
  for (const typed of ['', 'K7M4-QXP', 'K7M4-QXP0', 'K7M4-QXPRR', 'K7M4-Q\u0130PR'])
    expect(readJoinCode(typed)).toBeUndefined()
  expect(showJoinCode('K7M4QXPR')).toBe('K7M4-QXPR')
})

test('a join code takes every letter as often as any other from fair bytes', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const code = joinCodeFrom(Uint8Array.of(byte, 0, 0, 0, 0, 0, 0, 0, 0))
    if (byte < 256 - (256 % CODE_LETTERS.length)) counts.set(code![0]!, (counts.get(code![0]!) ?? 0) + 1)
  }
  expect(new Set(counts.values())).toEqual(new Set([8]))
  expect(counts.size).toBe(30)
  expect(joinCodeFrom(Uint8Array.of(255, 255, 1))).toBeUndefined()
})
