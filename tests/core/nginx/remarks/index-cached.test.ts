import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-index-cached', lines)

test('catches a page kept for a day', () => {
  const lines = server('location / {', '  try_files $uri /index.html;', '  expires 1d;', '}')
  expect(found(lines)).toEqual(['6:3 Browsers keep the page at / for one day without asking again'])
})

test('catches the page at a deep link alone', () => {
  const lines = server(
    'location = /about {',
    '  add_header Cache-Control "max-age=7200";',
    '  rewrite ^ /index.html break;',
    '}',
  )
  expect(found(lines)).toEqual(['5:3 Browsers keep the page at /about for 2 hours without asking again'])
})

test('catches not no-cache, minutes, or cached assets', () => {
  expect(found(server('add_header Cache-Control no-cache;'))).toEqual([])
  expect(found(server('expires 5m;'))).toEqual([])
  expect(found(server('location /assets/ { expires max; }'))).toEqual([])
  expect(found(server())).toEqual([])
})
