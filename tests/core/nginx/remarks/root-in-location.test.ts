import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-root-in-location', lines)

test('catches a location beside the one that has the root', () => {
  const lines = [
    'server {',
    '  location / {',
    '    root /usr/share/nginx/html;',
    '  }',
    '  location = /logo.svg {',
    '    expires 1h;',
    '  }',
    '}',
  ]
  expect(found(lines)).toEqual(['5:3 /logo.svg is looked for in /etc/nginx/html, nginx’s default: no root holds here'])
})

test('catches a named fallback that has no root', () => {
  const lines = [
    'server {',
    '  location / { root /usr/share/nginx/html; try_files $uri @app; }',
    '  location @app { rewrite ^ /index.html break; }',
    '}',
  ]
  expect(found(lines)).toEqual(['3:3 / is looked for in /etc/nginx/html, nginx’s default: no root holds here'])
})

test('catches not a root in every location, in the server, or beside answers without files', () => {
  expect(
    found([
      'server {',
      'location / { root /usr/share/nginx/html; }',
      'location = /50x.html { root /usr/share/nginx/html; }',
      '}',
    ]),
  ).toEqual([])
  expect(found(server('location /x/ { root /srv; }', 'location /y/ { }'))).toEqual([])
  expect(
    found(['server {', 'location / { root /usr/share/nginx/html; }', 'location /up { return 204; }', '}']),
  ).toEqual([])
})
