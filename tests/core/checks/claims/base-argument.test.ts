import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const argument = (Dockerfile: string) =>
  find('baseArgument', { name: 'NODE_VERSION', image: 'node' }, workOf({ Dockerfile }))

test.each([
  'ARG NODE_VERSION=22\nFROM node:${NODE_VERSION}-alpine',
  'ARG NODE_VERSION=22-alpine\nFROM node:$NODE_VERSION AS a\nFROM a',
  'ARG NODE_VERSION\nFROM node:${NODE_VERSION:-22}-alpine',
  'ARG NODE_VERSION=24\nARG TAG=${NODE_VERSION}-slim\nFROM node:$TAG AS a\nFROM docker.io/library/node:$TAG\nCOPY --from=a /etc/passwd /x',
])('chooses the image: %j', (text) => {
  expect(argument(`${text}\n`)).toMatchObject({ status: 'pass' })
})

test.each([
  ['FROM node:22-alpine', 'undeclared', 1],
  ['FROM node:22-alpine\nARG NODE_VERSION=22', 'undeclared', 1],
  ['ARG NODE_VERSION=22\nFROM node:22-alpine', 'unused', 2],
  ['ARG NODE_VERSION=22\nFROM node:${NODE_VERSION}-alpine AS a\nFROM node:22-alpine', 'unused', 3],
])('does not: %j', (text, fact, line) => {
  expect(argument(`${text}\n`)).toMatchObject({ status: 'fail', at: { line }, facts: { argument: fact } })
})
