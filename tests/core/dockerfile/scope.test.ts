import { expect, test } from 'vitest'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'
import {
  applyToScope,
  DEFAULT_PATH,
  proxyEnv,
  type Scope,
  scopeOfImage,
  scopeOfStage,
} from '@/core/dockerfile/scope.ts'

/** Scopes at the end of each stage; the base images set nothing but what is given. */
function scopes(lines: readonly string[], buildArgs: Record<string, string> = {}, env: readonly string[] = []) {
  const read = readStages(parseDockerfile(lines.join('\n'), 'Dockerfile'), { buildArgs })
  const options = { globals: read.globals, buildArgs, escape: read.syntax.escape }
  const ends: Scope[] = []
  for (const stage of read.stages) {
    const start = stage.base.kind === 'stage' ? scopeOfStage(ends[stage.base.index]!) : scopeOfImage(env)
    ends.push(stage.instructions.reduce((scope, each) => applyToScope(scope, each, options).scope, start))
  }
  return ends
}

test('global ARGs reach a stage only where it declares them', () => {
  const [stage] = scopes([
    'ARG a1="foo bar" a2=box',
    'ARG a3="$a2-foo"',
    'FROM busy$a2 AS build',
    'ARG a3 a4="123 456" a1',
  ])
  expect(Object.fromEntries(stage!.args)).toEqual({ a3: 'box-foo', a4: '123 456', a1: 'foo bar' })
  expect(stage?.env.has('a2')).toBe(false)
})

test('--build-arg beats the default of the stage, which beats the global value', () => {
  const lines = ['ARG V=global', 'FROM alpine', 'ARG V=stage']
  expect(scopes(lines)[0]?.env.get('V')).toBe('stage')
  expect(scopes(lines, { V: 'given' })[0]?.env.get('V')).toBe('given')
})

test('a declared ARG without value stays unset', () => {
  const [scope] = scopes(['FROM alpine', 'ARG V'])
  expect(scope?.args.has('V')).toBe(true)
  expect(scope?.env.has('V')).toBe(false)
})

test('predefined platform arguments are declared like others', () => {
  expect(scopes(['FROM alpine', 'ARG TARGETARCH'])[0]?.env.get('TARGETARCH')).toBe('amd64')
  expect(scopes(['FROM alpine'])[0]?.env.has('TARGETARCH')).toBe(false)
})

test('within a stage the last writer wins, and only ENV is stored', () => {
  const [scope] = scopes(['FROM alpine', 'ENV V=a', 'ARG V=b'])
  expect(scope?.env.get('V')).toBe('b')
  expect(scope?.stored.get('V')).toBe('a')
  expect(scopes(['FROM alpine', 'ARG V=b', 'ENV V=a'])[0]?.env.get('V')).toBe('a')
})

test('at a stage border ENV wins over an inherited ARG', () => {
  const [, child] = scopes(['FROM alpine AS base', 'ENV V=env', 'ARG V=arg W=inherited', 'FROM base'])
  expect(child?.env.get('V')).toBe('env')
  expect(child?.env.get('W')).toBe('inherited')
})

test('all pairs of one ENV see the environment before it', () => {
  const [scope] = scopes(['FROM alpine', 'ENV a=1', 'ENV a=2 b=$a', 'ENV c=$a'])
  expect([scope?.env.get('b'), scope?.env.get('c')]).toEqual(['1', '2'])
})

test('defaults of one ARG see those before them', () => {
  expect(scopes(['FROM alpine', 'ARG a=1 b=$a'])[0]?.env.get('b')).toBe('1')
})

test('PATH is always there, and an image keeps its own', () => {
  expect(scopes(['FROM scratch'])[0]?.stored.get('PATH')).toBe(DEFAULT_PATH)
  expect(scopes(['FROM x', 'ENV P=$PATH:/y'], {}, ['PATH=/x'])[0]?.env.get('P')).toBe('/x:/y')
})

test('proxy settings reach RUN in both cases of letters, other arguments do not', () => {
  expect([...proxyEnv({ http_proxy: 'p', OTHER: 'x' })]).toEqual([
    ['HTTP_PROXY', 'p'],
    ['http_proxy', 'p'],
  ])
})

test('an error and an undefined variable are told with their places', () => {
  const read = readStages(parseDockerfile('FROM alpine\nARG A=x$B C="', 'Dockerfile'))
  const step = applyToScope(scopeOfImage([]), read.stages[0]!.instructions[0]!, { globals: new Map(), escape: '\\' })
  expect(step.error?.message).toContain('looking for matching double-quote')
  expect(step.undefinedVariables).toMatchObject([{ name: 'B', range: { start: { line: 2, column: 8 } } }])
})
