import { expect, test } from 'vitest'
import { findings } from '../findings.ts'

test('catches the sources copied before the install', () => {
  const lines = ['FROM node:22', 'COPY . .', 'RUN npm ci']
  expect(findings('stagecraft/sources-before-dependencies', lines)).toEqual([
    '2: All sources are copied before the dependencies are installed: every edit installs them again',
  ])
})

test('catches not the other way round, nor a second install', () => {
  const lines = ['FROM node:22', 'COPY package*.json ./', 'RUN npm ci', 'COPY ./ .', 'RUN npm ci --omit=dev']
  expect(findings('stagecraft/sources-before-dependencies', lines)).toEqual([])
})

test('catches not the copy of another stage', () => {
  const lines = ['FROM node:22 AS a', 'FROM node:22', 'COPY --from=a . .', 'RUN yarn']
  expect(findings('stagecraft/sources-before-dependencies', lines)).toEqual([])
})
