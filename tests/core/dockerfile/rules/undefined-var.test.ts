import { expect, test } from 'vitest'
import type { ImageConfig } from '@/core/images/image.ts'
import { findings } from './findings.ts'

const node: ImageConfig = {
  env: ['PATH=/bin', 'NODE_VERSION=22.23.3'],
  entrypoint: undefined,
  cmd: undefined,
  workingDir: '',
  user: '',
  exposedPorts: [],
  volumes: [],
  labels: {},
  shell: undefined,
  stopSignal: '',
  healthcheck: undefined,
  onbuild: [],
}

test('catches a global ARG that the stage does not declare', () => {
  const lines = ['ARG V=1', 'FROM alpine', 'COPY $V .']
  expect(findings('UndefinedVar', lines)).toEqual(["3: Usage of undefined variable '$V'"])
})

test('says which variable is near', () => {
  const lines = ['FROM alpine', 'ARG DIR_ASSETS=a', 'COPY $DIR_ASSET .']
  expect(findings('UndefinedVar', lines)).toEqual([
    "3: Usage of undefined variable '$DIR_ASSET' (did you mean $DIR_ASSETS?)",
  ])
})

test('catches it in ENV, LABEL, WORKDIR, USER, VOLUME, flags and defaults', () => {
  const lines = [
    'FROM alpine',
    'ENV A=$missing_a',
    'LABEL l=$missing_b',
    'WORKDIR /$missing_c',
    'USER $missing_d',
    'VOLUME /$missing_e',
    'COPY --chown=$missing_f x y',
    'ARG G=$missing_g',
    'RUN --mount=type=cache,target=$missing_h ls',
  ]
  expect(findings('UndefinedVar', lines)).toEqual([
    "2: Usage of undefined variable '$missing_a'",
    "3: Usage of undefined variable '$missing_b'",
    "4: Usage of undefined variable '$missing_c'",
    "5: Usage of undefined variable '$missing_d'",
    "6: Usage of undefined variable '$missing_e'",
    "7: Usage of undefined variable '$missing_f'",
    "8: Usage of undefined variable '$missing_g'",
    "9: Usage of undefined variable '$missing_h'",
  ])
})

test('pairs of one ENV do not see each other', () => {
  const lines = ['FROM alpine', 'ENV A=1 B=$A']
  expect(findings('UndefinedVar', lines)).toEqual(["2: Usage of undefined variable '$A'"])
})

test('catches not what a base stage declared, nor a declared ARG without value', () => {
  const lines = ['FROM alpine AS base', 'ARG foo=Dockerfile', 'FROM base', 'ARG bar', 'COPY $foo $bar .']
  expect(findings('UndefinedVar', lines)).toEqual([])
})

test('catches not RUN, CMD, EXPOSE, quoted and escaped text', () => {
  const lines = ['FROM alpine', 'RUN echo $x', 'CMD echo $x', 'EXPOSE $x', "LABEL a='$x' b=\\$x"]
  expect(findings('UndefinedVar', lines)).toEqual([])
})

test('knows PATH everywhere and what the base image sets', () => {
  const lines = ['FROM node:22', 'COPY $PATH $NODE_VERSION .']
  expect(findings('UndefinedVar', lines, { baseEnv: () => node })).toEqual([])
})

test('keeps quiet over a base image that is not known', () => {
  const lines = ['FROM quay.io/some/thing', 'COPY $X .']
  expect(findings('UndefinedVar', lines, { baseEnv: () => undefined })).toEqual([])
})

test('looks only at stages the target needs', () => {
  const lines = ['FROM alpine AS a', 'COPY $X .', 'FROM alpine AS b']
  expect(findings('UndefinedVar', lines, { target: 'b' })).toEqual([])
})

test('looks at stages named by COPY --from and mounts', () => {
  const lines = [
    'FROM alpine AS a',
    'COPY $X .',
    'FROM alpine AS m',
    'COPY $Y .',
    'FROM alpine AS b',
    'COPY --from=A x .',
    'RUN --mount=from=m,target=/m ls',
  ]
  expect(findings('UndefinedVar', lines, { target: 'b' })).toEqual([
    "2: Usage of undefined variable '$X'",
    "4: Usage of undefined variable '$Y'",
  ])
})

test('a trigger is judged where it fires', () => {
  const lines = ['FROM alpine AS a', 'ONBUILD COPY $X .', 'FROM a']
  expect(findings('UndefinedVar', lines)).toEqual(["3: Usage of undefined variable '$X'"])
})
