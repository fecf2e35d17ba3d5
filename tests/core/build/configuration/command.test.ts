import { expect, test } from 'vitest'
import { buildOf, configOf, historyOf, imageOf } from '../build-of.ts'

test('the JSON form is stored as it is, any other behind the shell', () => {
  expect(configOf('CMD ["nginx", "-g", "daemon off;"]').cmd).toEqual(['nginx', '-g', 'daemon off;'])
  expect(configOf('CMD npm start $X').cmd).toEqual(['/bin/sh', '-c', 'npm start $X'])
  expect(configOf("CMD ['a', 'b']").cmd).toEqual(['/bin/sh', '-c', "['a', 'b']"])
})

test('an empty list clears', () => {
  expect(configOf('CMD []').cmd).toEqual([])
})

test('the shell in force is the one stored', () => {
  expect(configOf('SHELL ["/bin/ash", "-ec"]\nCMD a').cmd).toEqual(['/bin/ash', '-ec', 'a'])
})

test('the last of a stage counts, and a stage on it inherits it', () => {
  expect(imageOf(buildOf('FROM alpine AS a\nCMD ["x"]\nCMD ["y"]\nFROM a')).config.cmd).toEqual(['y'])
})

test('history has no commas', () => {
  expect(historyOf('CMD ["a", "b \\"c\\""]')).toEqual(['CMD ["a" "b \\"c\\""]'])
})
