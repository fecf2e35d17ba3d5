import { expect, test } from 'vitest'
import { buildOf, configOf, errorOf, historyOf, imageOf } from '../build-of.ts'

test('a build argument beats the default, the default the global value', () => {
  const text =
    'ARG A=global\nARG B=global\nARG C=global\nFROM alpine\nARG A=own\nARG B=own\nARG C\nLABEL a=$A b=$B c=$C'
  const labels = imageOf(buildOf(text, { buildArgs: { A: 'given' } })).config.labels
  expect(labels).toMatchObject({ a: 'given', b: 'own', c: 'global' })
})

test('a global argument is not seen in a stage that does not declare it', () => {
  expect(imageOf(buildOf('ARG A=1\nFROM alpine\nLABEL a=x$A')).config.labels.a).toBe('x')
})

test('an argument never gets into the environment of the image', () => {
  expect(configOf('ARG A=1').env.join()).not.toContain('A=1')
})

test('the last writer wins inside a stage; at the border of a stage ENV does', () => {
  const text = 'FROM alpine AS a\nENV V=env\nARG V=arg\nLABEL in=$V\nFROM a\nLABEL out=$V'
  expect(imageOf(buildOf(text)).config.labels).toEqual({ in: 'arg', out: 'env' })
})

test('history shows the value that counts', () => {
  expect(historyOf('ARG A=1 B')).toEqual(['ARG A=1 B'])
  expect(historyOf('ARG A=1\nARG B\nRUN true')[2]).toBe('RUN |2 A=1 B= /bin/sh -c true # buildkit')
})

test('a default that cannot be expanded stops the build', () => {
  expect(errorOf(buildOf('FROM alpine\nARG A=${B:?need}'))).toBe('failed to process "${B:?need}": B: need')
})
