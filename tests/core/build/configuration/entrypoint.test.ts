import { expect, test } from 'vitest'
import { buildOf, configOf, historyOf, imageOf } from '../build-of.ts'

test('it drops the CMD that came with the base', () => {
  expect(configOf('ENTRYPOINT ["a"]')).toMatchObject({ entrypoint: ['a'], cmd: undefined })
  const text = 'FROM alpine AS a\nENTRYPOINT ["a"]\nCMD ["b"]\nFROM a\nENTRYPOINT ["c"]'
  expect(imageOf(buildOf(text)).config).toMatchObject({ entrypoint: ['c'], cmd: undefined })
})

test('it keeps a CMD of the same stage, before or after it', () => {
  expect(configOf('CMD ["x"]\nENTRYPOINT ["y"]').cmd).toEqual(['x'])
  expect(configOf('ENTRYPOINT ["y"]\nCMD ["x"]').cmd).toEqual(['x'])
})

test('the shell form is stored behind the shell', () => {
  expect(configOf('ENTRYPOINT a $B').entrypoint).toEqual(['/bin/sh', '-c', 'a $B'])
})

test('history has no commas', () => {
  expect(historyOf('ENTRYPOINT ["/docker-entrypoint.sh"]')).toEqual(['ENTRYPOINT ["/docker-entrypoint.sh"]'])
})
