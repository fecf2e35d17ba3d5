import { expect, test } from 'vitest'
import type { ImageConfig } from '@/core/images/image.ts'
import { findings } from '../findings.ts'

const imageOf = (user: string): ImageConfig => ({
  env: [],
  entrypoint: undefined,
  cmd: undefined,
  workingDir: '',
  user,
  exposedPorts: [],
  volumes: [],
  labels: {},
  shell: undefined,
  stopSignal: '',
  healthcheck: undefined,
  onbuild: [],
})

test('catches a target without USER on an image that runs as root', () => {
  const lines = ['FROM node:22']
  expect(findings('stagecraft/root-user', lines, { baseEnv: () => imageOf('') })).toEqual([
    '1: The final image runs as root',
  ])
})

test('catches USER root, by name or number', () => {
  const lines = ['FROM node:22', 'USER node', 'USER 0:0']
  expect(findings('stagecraft/root-user', lines, { baseEnv: () => imageOf('') })).toEqual([
    '1: The final image runs as root',
  ])
})

test('catches not a user, of the stage, its base stage or its image', () => {
  const lines = ['FROM node:22 AS a', 'USER node', 'FROM a']
  expect(findings('stagecraft/root-user', lines, { baseEnv: () => imageOf('') })).toEqual([])
})

test('keeps quiet over an image that is not known', () => {
  const lines = ['FROM quay.io/x/y']
  expect(findings('stagecraft/root-user', lines, { baseEnv: () => undefined })).toEqual([])
})

test("takes the image's own user", () => {
  const lines = ['FROM nginxinc/nginx-unprivileged:alpine']
  expect(findings('stagecraft/root-user', lines, { baseEnv: () => imageOf('101') })).toEqual([])
})
