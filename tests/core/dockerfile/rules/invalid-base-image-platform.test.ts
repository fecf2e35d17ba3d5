import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches an image of another platform', () => {
  const lines = ['FROM alpine']
  expect(findings('InvalidBaseImagePlatform', lines, { basePlatform: () => 'linux/arm64' })).toEqual([
    '1: Base image alpine was pulled with platform "linux/arm64", expected "linux/amd64" for current build',
  ])
})

test('catches not the platform asked for, nor an unknown one', () => {
  const lines = ['FROM --platform=linux/arm64 alpine']
  expect(findings('InvalidBaseImagePlatform', lines, { basePlatform: () => 'linux/arm64/v8' })).toEqual([])
})
