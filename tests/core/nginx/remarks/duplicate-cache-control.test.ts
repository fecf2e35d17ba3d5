import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-duplicate-cache-control', lines)

test('catches expires beside add_header', () => {
  const lines = server('location /assets/ {', '  expires 1y;', '  add_header Cache-Control "public";', '}')
  expect(found(lines)[0]).toMatch(
    /^6:3 The answer to \/assets\/index-\S+ has 2 Cache-Control headers: "max-age=31536000" and "public"$/,
  )
})

test('catches expires from outside', () => {
  expect(found(server('expires -1;', 'location / {', '  add_header Cache-Control no-store;', '}'))).toHaveLength(1)
})

test('catches not one of the two, or expires off', () => {
  expect(found(server('expires 1h;'))).toEqual([])
  expect(found(server('add_header Cache-Control no-cache;'))).toEqual([])
  expect(found(server('expires off;', 'add_header Cache-Control no-cache;'))).toEqual([])
})
