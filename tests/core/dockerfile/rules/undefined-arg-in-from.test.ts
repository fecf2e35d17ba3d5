import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a name that was never declared', () => {
  const lines = ['FROM node:$VERSION']
  expect(findings('UndefinedArgInFrom', lines)).toEqual(["1: FROM argument 'VERSION' is not declared"])
})

test('catches a misspelt one and says which is near', () => {
  const lines = ['ARG VERSION=1', 'FROM node:$VERSON']
  expect(findings('UndefinedArgInFrom', lines)).toEqual([
    "2: FROM argument 'VERSON' is not declared (did you mean VERSION?)",
  ])
})

test('catches it in --platform', () => {
  const lines = ['FROM --platform=$BULIDPLATFORM scratch']
  expect(findings('UndefinedArgInFrom', lines)).toEqual([
    "1: FROM argument 'BULIDPLATFORM' is not declared (did you mean BUILDPLATFORM?)",
  ])
})

test('catches an ARG of a stage', () => {
  const lines = ['FROM alpine', 'ARG A=1', 'FROM node:$A']
  expect(findings('UndefinedArgInFrom', lines)).toEqual(["3: FROM argument 'A' is not declared"])
})

test("catches not a declared one without value, nor Docker's own", () => {
  const lines = ['ARG V', 'FROM alpine:3$V', 'FROM --platform=$BUILDPLATFORM alpine:$TARGETARCH']
  expect(findings('UndefinedArgInFrom', lines)).toEqual([])
})
