import { expect, test } from 'vitest'
import { findings } from '../findings.ts'

test('catches npm install behind a copied lockfile', () => {
  const lines = ['FROM node:22', 'COPY package.json package-lock.json ./', 'RUN apk add git && npm install --silent']
  expect(findings('stagecraft/npm-install-with-lockfile', lines)).toEqual([
    '3: `npm install` although package-lock.json was copied: `npm ci` keeps to it',
  ])
})

test('catches the wildcard', () => {
  const lines = ['FROM node:22', 'COPY package*.json ./', 'RUN ["npm", "i"]']
  expect(findings('stagecraft/npm-install-with-lockfile', lines)).toEqual([
    '3: `npm install` although package-lock.json was copied: `npm ci` keeps to it',
  ])
})

test('catches not npm ci, tools, or a build without lockfile', () => {
  const lines = [
    'FROM node:22',
    'COPY package.json ./',
    'RUN npm install',
    'COPY package-lock.json ./',
    'RUN npm ci && npm install -g serve && npm install serve',
  ]
  expect(findings('stagecraft/npm-install-with-lockfile', lines)).toEqual([])
})
