import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches MAINTAINER', () => {
  const lines = ['FROM alpine', 'MAINTAINER me@example.com']
  expect(findings('MaintainerDeprecated', lines)).toEqual([
    '2: Maintainer instruction is deprecated in favor of using label',
  ])
})

test('catches not the label', () => {
  const lines = ['FROM alpine', 'LABEL org.opencontainers.image.authors="me"']
  expect(findings('MaintainerDeprecated', lines)).toEqual([])
})
