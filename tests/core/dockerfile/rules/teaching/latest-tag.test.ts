import { expect, test } from 'vitest'
import { findings } from '../findings.ts'

test('catches no tag, and latest', () => {
  const lines = ['FROM node', 'FROM localhost:5000/nginx:latest']
  expect(findings('stagecraft/latest-tag', lines)).toEqual([
    '1: "node" stands for whatever `latest` is today',
    '2: "localhost:5000/nginx:latest" stands for whatever `latest` is today',
  ])
})

test('catches not tags, digests, stages and scratch', () => {
  const lines = [
    'FROM node:22 AS a',
    'FROM a',
    'FROM scratch',
    'FROM nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ]
  expect(findings('stagecraft/latest-tag', lines)).toEqual([])
})
