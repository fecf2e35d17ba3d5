import { expect, test } from 'vitest'
import { configOf, historyOf } from '../build-of.ts'

test('volumes gather', () => {
  expect(configOf('VOLUME ["/b", "/a"]\nVOLUME /c').volumes).toEqual(['/a', '/b', '/c'])
})

test('what looks like JSON behind a word is a path, without its quotes', () => {
  expect(configOf('VOLUME /data ["/v"]').volumes).toEqual(['/data', '[/v]'])
})

test('history', () => {
  expect(historyOf('VOLUME /a /b')).toEqual(['VOLUME [/a /b]'])
})
