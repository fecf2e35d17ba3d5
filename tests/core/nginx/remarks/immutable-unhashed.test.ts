import { expect, test } from 'vitest'
import { hasHash } from '@/core/nginx/remarks/immutable-unhashed.ts'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-immutable-unhashed', lines)

test('catches a picture whose name never changes, kept for a year', () => {
  const lines = server('location ~* \\.(?:js|css|svg)$ {', '  expires 1y;', '}')
  expect(found(lines)).toEqual(['5:3 Browsers keep /logo.svg for one year, and its name has no hash'])
})

test('catches immutable on everything, once', () => {
  const lines = server(
    'location / {',
    '  try_files $uri /index.html;',
    '  add_header Cache-Control "public, immutable";',
    '}',
  )
  expect(found(lines)).toHaveLength(1)
  expect(found(lines)[0]).toMatch(/^6:3 Browsers keep \/favicon\.ico for as long as it likes/)
})

test('catches not hashed assets, short times, and no-cache', () => {
  expect(found(server('location /assets/ { add_header Cache-Control "max-age=31536000, immutable"; }'))).toEqual([])
  expect(found(server('location / { expires 1d; }'))).toEqual([])
  expect(found(server('location / { add_header Cache-Control "no-cache, max-age=31536000"; }'))).toEqual([])
})

test('catches not an address that is answered with the page', () => {
  expect(found(server('location = /old.css { expires 1y; try_files /index.html =404; }'))).toEqual([])
})

test('tells hashes of bundlers from words', () => {
  const hashed = ['index-D4kQ9x1Z.js', 'main.5c1d4f2a.chunk.css', 'logo-Bq_xW2-a.svg', 'index-abcdEfgh.js.map']
  const plain = ['logo.svg', 'apple-touch-icon.png', 'background-wallpaper.png', 'jquery.min.js', 'favicon-32x32.png']
  expect(hashed.filter((name) => !hasHash(name))).toEqual([])
  expect(plain.filter(hasHash)).toEqual([])
})
