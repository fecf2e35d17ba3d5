import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LintOptions, lint, lintError } from '@/core/dockerfile/lint.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'

const read = (lines: readonly string[]) => readStages(parseDockerfile(lines.join('\n'), 'Dockerfile'))
const rules = (lines: readonly string[], options: LintOptions = {}) =>
  lint(read(lines), { teaching: false, ...options }).map(({ rule, range }) => `${range.start.line} ${rule}`)

const FAULTY = ['FROM alpine as B', 'MAINTAINER me', 'CMD x']

test('findings are sorted by line', () => {
  expect(rules(FAULTY)).toEqual([
    '1 StageNameCasing',
    '1 FromAsCasing',
    '2 MaintainerDeprecated',
    '3 JSONArgsRecommended',
  ])
})

test('a directive skips rules, or all', () => {
  expect(rules(['# check=skip=FromAsCasing, StageNameCasing', ...FAULTY])).toEqual([
    '3 MaintainerDeprecated',
    '4 JSONArgsRecommended',
  ])
  expect(rules(['# check=skip=all', ...FAULTY])).toEqual([])
})

test('a comment right above an instruction skips rules for it alone', () => {
  const lines = ['FROM alpine as b', '# check=skip=FromAsCasing', 'FROM alpine as c', '', 'FROM alpine as d']
  expect(rules(lines)).toEqual(['1 FromAsCasing', '5 FromAsCasing'])
})

test('error=true makes findings an error of the build, named in order of the alphabet and once each', () => {
  const stages = read(['# check=error=true', ...FAULTY, 'FROM alpine as C'])
  const error = lintError(stages, lint(stages))
  expect(error?.message).toBe(
    'lint violation found for rules: FromAsCasing, JSONArgsRecommended, MaintainerDeprecated, StageNameCasing',
  )
})

test('our own rules never fail a build, nor do findings without error=true', () => {
  const own = read(['# check=error=true', 'FROM alpine'])
  expect(lint(own).map(({ rule }) => rule)).toEqual(['stagecraft/latest-tag'])
  expect(lintError(own, lint(own))).toBeUndefined()
  const plain = read(FAULTY)
  expect(lintError(plain, lint(plain))).toBeUndefined()
})

/** `line rule` of what BuildKit comes to, in its order. */
const reached = (lines: readonly string[], options: LintOptions = {}) =>
  [...lint(read(lines), { teaching: false, ...options })]
    .filter(({ order }) => order !== undefined)
    .sort((a, b) => a.order! - b.order!)
    .map(({ rule, range }) => `${range.start.line} ${rule}`)

test('with an error BuildKit keeps the warnings it had come to', () => {
  const lines = ['FROM alpine as b', 'RUNN x', 'FROM alpine as b', 'CMD x']
  expect(reached(lines)).toEqual(['1 FromAsCasing'])
  expect(rules(lines)).toContain('3 DuplicateStageName')
  expect(reached(['FROM alpine as b', 'ENV x'])).toEqual([])
  const blank = ['FROM alpine as b', 'CMD x', 'FROM $none', 'FROM $other']
  expect(reached(blank)).toEqual([
    '1 FromAsCasing',
    '3 InvalidDefaultArgInFrom',
    '4 InvalidDefaultArgInFrom',
    '3 UndefinedArgInFrom',
  ])
})

test('Docker comes to them pass by pass: whole file, stages, images, instructions', () => {
  const lines = ['FROM alpine as b', 'CMD x', 'ENV A_KEY=$x B_KEY=$y', 'CMD y', 'FROM --platform=linux/amd64 $n as b']
  expect(reached([...lines, 'RUN a \\', '', 'b'], { buildArgs: { n: 'x' } })).toEqual([
    '8 NoEmptyContinuation',
    '1 FromAsCasing',
    '5 FromAsCasing',
    '5 DuplicateStageName',
    '5 InvalidDefaultArgInFrom',
    '5 UndefinedArgInFrom',
  ])
  const whole = [...lines.slice(0, 4), 'FROM --platform=linux/amd64 b as b']
  expect(reached(whole)).toEqual([
    '1 FromAsCasing',
    '5 FromAsCasing',
    '5 DuplicateStageName',
    '5 FromPlatformFlagConstDisallowed',
    '2 JSONArgsRecommended',
    '3 UndefinedVar',
    '3 UndefinedVar',
    '3 SecretsUsedInArgOrEnv',
    '3 SecretsUsedInArgOrEnv',
    '2 MultipleInstructionsDisallowed',
    '4 JSONArgsRecommended',
  ])
})

test('the ARGs of one line, and its ports, are taken one by one', () => {
  expect(rules(['FROM alpine', 'ARG A_KEY=$x B_KEY=$y'])).toEqual([
    '2 SecretsUsedInArgOrEnv',
    '2 UndefinedVar',
    '2 SecretsUsedInArgOrEnv',
    '2 UndefinedVar',
  ])
  expect(rules(['FROM alpine', 'EXPOSE 81:81/TCP 80:80/UDP'])).toEqual([
    '2 ExposeProtoCasing',
    '2 ExposeInvalidFormat',
    '2 ExposeProtoCasing',
    '2 ExposeInvalidFormat',
  ])
})

test('a build argument stands in for the check directive', () => {
  const buildArgs = { BUILDKIT_DOCKERFILE_CHECK: 'skip=all' }
  expect(rules(['# check=error=true', ...FAULTY], { buildArgs })).toEqual([])
})

test('without a target all stages are judged, with one only those it needs', () => {
  const lines = ['FROM alpine AS a', 'CMD x', 'FROM alpine AS b', 'CMD y']
  expect(rules(lines)).toEqual(['2 JSONArgsRecommended', '4 JSONArgsRecommended'])
  expect(rules(lines, { allStages: false })).toEqual(['4 JSONArgsRecommended'])
  expect(rules(lines, { target: 'a' })).toEqual(['2 JSONArgsRecommended'])
})

test('a finding names its page, and marks the word on the first line of the instruction', () => {
  const [finding] = lint(read(['FROM alpine:3 as b']))
  expect(finding).toMatchObject({
    url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
    range: { start: { column: 15 }, end: { column: 17 } },
  })
})

test('a word further down is reported on the first line, as BuildKit does', () => {
  const [finding] = lint(read(['FROM alpine:3', 'ENV a=1 \\', '  b=$x']))
  expect(finding).toMatchObject({ rule: 'UndefinedVar', range: { start: { line: 2 }, end: { line: 3 } } })
})

const instructions = fc.constantFrom(
  'FROM alpine as b',
  'FROM node:$V AS C',
  'CMD npm start',
  'ENV A=$x B',
  'ENV A=$x \\\n  KEY=1',
  'copy a b /c',
  'RUN <<EOF\nls\nEOF',
  'WORKDIR app',
  'ARG V=1',
  'EXPOSE 80/TCP',
)

test('line ends, comments and blank lines between instructions change no finding', () => {
  fc.assert(
    fc.property(fc.array(instructions, { maxLength: 12 }), (lines) => {
      const plain = ['FROM alpine', ...lines]
      const names = (text: readonly string[]) => lint(read(text)).map(({ rule, message }) => `${rule} ${message}`)
      const spaced = plain.flatMap((line) => ['# note', '', line, '  '])
      expect(names(spaced)).toEqual(names(plain))
      expect(names(plain.map((line) => `${line.replaceAll('\n', '\r\n')}\r`))).toEqual(names(plain))
    }),
  )
})
