import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches $TARGETPLATFORM in both spellings', () => {
  const lines = ['FROM --platform=$TARGETPLATFORM scratch', 'FROM --platform=${TARGETPLATFORM} scratch']
  expect(findings('RedundantTargetPlatform', lines)).toEqual([
    '1: Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
    '2: Setting platform to predefined ${TARGETPLATFORM} in FROM is redundant as this is the default behavior',
  ])
})

test('catches not another platform', () => {
  const lines = ['FROM --platform=$BUILDPLATFORM scratch']
  expect(findings('RedundantTargetPlatform', lines)).toEqual([])
})
