import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a small as behind FROM', () => {
  const lines = ['FROM alpine as b']
  expect(findings('FromAsCasing', lines)).toEqual(["1: 'as' and 'FROM' keywords' casing do not match"])
})

test('catches a capital AS behind from', () => {
  const lines = ['from alpine AS b']
  expect(findings('FromAsCasing', lines)).toEqual(["1: 'AS' and 'from' keywords' casing do not match"])
})

test('catches a mixed As', () => {
  const lines = ['FROM alpine As b']
  expect(findings('FromAsCasing', lines)).toEqual(["1: 'As' and 'FROM' keywords' casing do not match"])
})

test('catches not equal cases, nor a mixed From', () => {
  const lines = ['FROM alpine AS a', 'from alpine as b', 'From alpine as c']
  expect(findings('FromAsCasing', lines)).toEqual([])
})
