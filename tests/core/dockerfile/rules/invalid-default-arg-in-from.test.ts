import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a tag that is empty without --build-arg', () => {
  const lines = ['ARG VERSION', 'FROM busybox:$VERSION']
  expect(findings('InvalidDefaultArgInFrom', lines)).toEqual([
    '2: Default value for ARG busybox:$VERSION results in empty or invalid base image name',
  ])
})

test('catches it even when the build gives the argument', () => {
  const lines = ['ARG IMAGE', 'FROM $IMAGE']
  expect(findings('InvalidDefaultArgInFrom', lines, { buildArgs: { IMAGE: 'alpine' } })).toEqual([
    '2: Default value for ARG $IMAGE results in empty or invalid base image name',
  ])
})

test('catches not defaults, in the ARG or in the word', () => {
  const lines = [
    'ARG VERSION=1 TAG',
    'FROM busybox:$VERSION',
    'FROM alpine:${TAG:-3}',
    'ARG SUFFIX',
    'FROM alpine:3${SUFFIX}',
  ]
  expect(findings('InvalidDefaultArgInFrom', lines)).toEqual([])
})
