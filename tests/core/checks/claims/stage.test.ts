import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const first = { named: 'builder', first: true }
const stage = (value: object, Dockerfile: string) => find('stage', value, workOf({ Dockerfile }))

test('names compare without regard to case', () => {
  expect(stage(first, 'FROM alpine as Builder\n').status).toBe('pass')
})

test('a stage without a name, with another name, or later in the file', () => {
  expect(stage(first, 'FROM alpine\n')).toMatchObject({ facts: { stage: 'unnamed' }, at: { line: 1 } })
  expect(stage(first, 'FROM alpine AS build\n')).toMatchObject({ facts: { stage: 'other-name' } })
  expect(stage(first, 'FROM alpine\nFROM alpine AS builder\n')).toMatchObject({
    facts: { stage: 'later' },
    at: { line: 2 },
  })
})

test('based on a stage, through another one', () => {
  const Dockerfile = 'FROM alpine AS builder\nFROM builder AS mid\nFROM mid AS build2\nFROM nginx\n'
  expect(stage({ named: 'build2', basedOn: 'builder', needed: false }, Dockerfile).status).toBe('pass')
})

test('needed, because it is the last one or is copied from', () => {
  const value = { named: 'build2', needed: false }
  expect(stage(value, 'FROM alpine AS builder\nFROM builder AS build2\n')).toMatchObject({ facts: { stage: 'last' } })
  const used = 'FROM alpine AS build2\nRUN touch /a\nFROM nginx\nCOPY --from=build2 /a /a\n'
  expect(stage(value, used)).toMatchObject({ facts: { stage: 'used' }, at: { line: 4 } })
})
