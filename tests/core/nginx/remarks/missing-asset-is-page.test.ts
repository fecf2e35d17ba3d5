import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-missing-asset-is-page', lines)

test('catches a fallback that answers for scripts, by try_files, error_page or rewrite', () => {
  const message = 'A missing script, such as /assets/index-0ldBu1ld.js, is answered with the page and status 200'
  expect(found(server('location / {', '  try_files $uri /index.html;', '}'))).toEqual([`5:3 ${message}`])
  expect(found(server('error_page 404 =200 /index.html;'))).toEqual([`4:1 ${message}`])
  expect(found(server('if (!-e $request_filename) {', '  rewrite ^ /index.html last;', '}'))).toEqual([
    `5:3 ${message}`,
  ])
})

test('catches not a location for assets that ends in a 404, nor a site without fallback', () => {
  const lines = server('location / { try_files $uri /index.html; }', 'location /assets/ { try_files $uri =404; }')
  expect(found(lines)).toEqual([])
  expect(found(server())).toEqual([])
  expect(found(server('error_page 404 /index.html;'))).toEqual([])
})

test('catches not a fallback for addresses without an ending', () => {
  const lines = server('location / { }', 'location ~ ^/[^.]+$ { try_files $uri /index.html; }')
  expect(found(lines)).toEqual([])
})
