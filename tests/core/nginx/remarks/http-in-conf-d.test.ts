import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-http-in-conf-d', lines)

const MAIN = ['events { }', 'http {', '  server { listen 80; }', '}']

test('catches a main file among the included ones', () => {
  expect(found(MAIN)).toEqual([
    '1:1 events { … } belongs to the main file, and this one is included within its http { … }',
  ])
  expect(found(MAIN.slice(1))).toEqual([
    '1:1 http { … } belongs to the main file, and this one is included within its http { … }',
  ])
})

test('catches not the main file in its place', () => {
  expect(findings('nginx-http-in-conf-d', MAIN, { place: '/etc/nginx/nginx.conf' })).toEqual([])
})

test('catches not a server block', () => {
  expect(found(server())).toEqual([])
})
