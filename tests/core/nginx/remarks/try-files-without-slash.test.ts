import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-try-files-without-slash', lines)

test('catches the fallback, and marks the word', () => {
  expect(found(server('location / { try_files $uri index.html; }'))).toEqual([
    '4:29 "index.html" has no slash at its start, so it is never found',
  ])
})

test('catches a word in the middle', () => {
  expect(found(server('try_files $uri index.html =404;'))).toHaveLength(1)
})

test('catches not addresses, variables, names and codes', () => {
  for (const last of ['/index.html', '$uri/index.html', '@app', '=404'])
    expect(found(server(`location / { try_files $uri $uri/ ${last}; }`, 'location @app { return 404; }'))).toEqual([])
})

test('catches not what a root with a slash at its end completes', () => {
  expect(found(['server {', 'root /usr/share/nginx/html/;', 'try_files $uri index.html =404;', '}'])).toEqual([])
})
