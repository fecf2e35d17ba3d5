import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-add-header-inheritance', lines)

test('catches a location whose own header hides the outer ones', () => {
  const lines = server(
    'add_header X-Frame-Options DENY;',
    'add_header Referrer-Policy no-referrer;',
    'location /assets/ {',
    '  add_header Cache-Control "max-age=60";',
    '}',
  )
  expect(found(lines)).toEqual([
    '7:3 Answers from here are without X-Frame-Options, Referrer-Policy: this add_header replaces the outer ones',
  ])
})

test('catches an if in a location', () => {
  const lines = server('location / {', 'add_header A 1;', 'if ($arg_x) { add_header B 2; }', '}')
  expect(found(lines)).toEqual(['6:15 Answers from here are without A: this add_header replaces the outer ones'])
})

test('catches not what is repeated, in any case of letters, nor what expires says', () => {
  expect(found(server('add_header A 1;', 'location /x/ { add_header B 1; add_header a 2; }'))).toEqual([])
  expect(
    found(server('add_header Cache-Control no-cache;', 'location /x/ { expires 1h; add_header B 1; add_header C 2; }')),
  ).toEqual([])
})

test('catches not what is inherited, or meant', () => {
  expect(found(server('add_header A 1;', 'location /x/ { }'))).toEqual([])
  expect(found(server('add_header A 1;', 'location /x/ { add_header_inherit merge; add_header B 1; }'))).toEqual([])
  expect(found(server('location /x/ { add_header B 1; }'))).toEqual([])
})
