import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a constant', () => {
  const lines = ['FROM --platform=linux/amd64 scratch AS b']
  expect(findings('FromPlatformFlagConstDisallowed', lines)).toEqual([
    '1: FROM --platform flag should not use constant value "linux/amd64"',
  ])
})

test('catches not a stage named after it, nor a variable', () => {
  const lines = [
    'FROM --platform=linux/amd64 scratch AS build_amd64',
    'FROM --platform=linux/arm64 scratch AS linux',
    'FROM --platform=$BUILDPLATFORM scratch',
  ]
  expect(findings('FromPlatformFlagConstDisallowed', lines)).toEqual([])
})
