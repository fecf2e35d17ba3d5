import { expect, test } from 'vitest'
import { findings } from '../findings.ts'

test('catches files that hold secrets, and a token written by RUN', () => {
  const lines = [
    'FROM node:22',
    'COPY .npmrc config/.env ./',
    'RUN echo "//registry.example.com/:_authToken=$T" > .npmrc',
  ]
  expect(findings('stagecraft/secret-in-layer', lines)).toEqual([
    '2: ".npmrc" usually holds secrets and becomes part of a layer',
    '2: "config/.env" usually holds secrets and becomes part of a layer',
    '3: A token is written into a file of this layer',
  ])
})

test('catches not examples and mounts', () => {
  const lines = [
    'FROM node:22',
    'COPY .env.example public.key.pub ./',
    'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
  ]
  expect(findings('stagecraft/secret-in-layer', lines)).toEqual([])
})
