import { expect, test } from 'vitest'
import { buildOf, configOf, errorOf, historyOf } from '../build-of.ts'

test('names and numbers are taken as written', () => {
  for (const signal of ['SIGQUIT', 'quit', '9', 'SIGRTMIN+3'])
    expect(configOf(`STOPSIGNAL ${signal}`).stopSignal).toBe(signal)
})

test('what is no signal stops the build', () => {
  expect(errorOf(buildOf('FROM alpine\nSTOPSIGNAL FOO'))).toBe('Invalid signal: FOO')
})

test('history', () => {
  expect(historyOf('STOPSIGNAL SIGQUIT')).toEqual(['STOPSIGNAL SIGQUIT'])
})
