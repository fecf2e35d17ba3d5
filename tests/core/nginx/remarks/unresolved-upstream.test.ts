import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-unresolved-upstream', lines)

test('catches a name no container has', () => {
  expect(found(server('location /api/ {', '  proxy_pass http://api:3000;', '}'))).toEqual([
    '5:1 A container alone knows no "api": nginx stops at its start',
  ])
})

test('catches not localhost, addresses, and names out on the internet', () => {
  for (const target of ['http://localhost:3000', 'http://127.0.0.1', 'https://example.com'])
    expect(found(server(`location /api/ { proxy_pass ${target}; }`))).toEqual([])
})

test('catches not a name that is looked up for each request', () => {
  expect(found(server('location /api/ { set $api http://api:3000; proxy_pass $api; }'))).toEqual([])
})

test('hides no other remark', () => {
  const lines = server('gzip on;', 'location /api/ { proxy_pass http://api:3000; }')
  expect(findings('nginx-gzip-without-types', lines)).toHaveLength(1)
})
