import { expect, test } from 'vitest'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'
import type { StageOptions } from '@/core/dockerfile/stages.ts'
import { findTarget } from '@/core/dockerfile/target.ts'

const read = (text: string, options: StageOptions = {}) => readStages(parseDockerfile(text, 'Dockerfile'), options)

test('a base name comes from the global scope', () => {
  const { stages, error } = read('ARG base=scratch\nFROM $base\n')
  expect(error).toBeUndefined()
  expect(stages[0]?.base).toEqual({ kind: 'scratch' })
})

test('global arguments are expanded with those before them', () => {
  const text = 'ARG a1="foo bar" a2=box\nARG a3="$a2-foo"\nFROM busy$a2 AS build\nARG a3 a4="123 456" a1\n'
  const { stages, globals } = read(text)
  expect(stages[0]?.base).toEqual({ kind: 'image', ref: 'busybox' })
  expect(globals.get('a1')).toBe('foo bar')
  expect(globals.get('a3')).toBe('box-foo')
})

test('--build-arg replaces a default and a predefined argument', () => {
  const options = { buildArgs: { V: '2', TARGETARCH: 'arm64' } }
  const { stages, globals } = read('ARG V=1\nFROM node:$V-$TARGETARCH\n', options)
  expect(stages[0]?.base).toEqual({ kind: 'image', ref: 'node:2-arm64' })
  expect(globals.get('TARGETPLATFORM')).toBe('linux/amd64')
})

test('FROM finds an earlier stage only by its lower-case name', () => {
  const { stages } = read('FROM alpine AS Builder\nFROM builder\nFROM Builder\n')
  expect(stages.map((stage) => stage.base)).toEqual([
    { kind: 'image', ref: 'alpine' },
    { kind: 'stage', index: 0 },
    { kind: 'image', ref: 'Builder' },
  ])
})

test('FROM takes the nearest earlier of two stages with one name, --target the last', () => {
  const stages = read('FROM alpine AS b\nFROM busybox AS b\nFROM b\nFROM debian AS b\n')
  expect(stages.stages[2]?.base).toEqual({ kind: 'stage', index: 1 })
  expect(findTarget(stages, 'B')).toEqual({ index: 3 })
})

test('a later stage is no base', () => {
  expect(read('FROM later\nFROM alpine AS later\n').stages[0]?.base).toEqual({ kind: 'image', ref: 'later' })
})

test('an empty base is refused, and the word at fault marked', () => {
  const { error, diagnostics } = read('FROM alpine\nFROM ${BASE}\n')
  expect(error?.message).toBe('base name (${BASE}) should not be blank')
  expect(error?.range?.start.line).toBe(2)
  expect(diagnostics[0]?.range.start.column).toBe(6)
})

test('an empty platform is refused with the nearest argument', () => {
  const { error } = read('FROM --platform=$BULIDPLATFORM alpine\n')
  expect(error?.message).toBe('empty platform value from expression $BULIDPLATFORM (did you mean BUILDPLATFORM?)')
})

test('a platform that is none is refused', () => {
  const { error } = read('FROM --platform=nothere alpine\n')
  expect(error?.message).toContain('failed to parse platform nothere: "nothere": unknown operating system')
})

test('a wrong target is refused with the nearest stage', () => {
  const { error } = read('FROM alpine AS build\n', { target: 'bulid' })
  expect(error?.message).toBe('target stage "bulid" could not be found (did you mean build?)')
  expect(error?.range).toBeUndefined()
})

test('an index is no target', () => {
  expect(read('FROM alpine AS build\n', { target: '0' }).error?.message).toBe('target stage "0" could not be found')
})

test('an error of the parser comes before those of the stages, and both are shown', () => {
  const { error, diagnostics } = read('FROM $X\nRUNN ls\n')
  expect(error?.code).toBe('unknown-instruction')
  expect(diagnostics.map((d) => d.range.start.line)).toEqual([2, 1])
})

test('the name of the target stage is TARGETSTAGE', () => {
  expect(read('FROM alpine AS Last\n').globals.get('TARGETSTAGE')).toBe('last')
  expect(read('FROM alpine\n').globals.get('TARGETSTAGE')).toBe('default')
})
