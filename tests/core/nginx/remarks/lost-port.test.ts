import { expect, test } from 'vitest'
import { file, put } from '@/core/files/tree.ts'
import { imageTree } from '@/core/nginx/image-files.ts'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-lost-port', lines)

test('catches a redirect by return, and one by rewrite', () => {
  expect(found(server('location = /old {', '  return 301 /new;', '}'))).toEqual([
    '5:3 With -p 8080:80 the redirect from /old goes to http://localhost/new, without the port',
  ])
  expect(found(server('rewrite ^/old$ /new permanent;'))).toEqual([
    '4:1 With -p 8080:80 the redirect from /old goes to http://localhost/new, without the port',
  ])
})

test('catches the redirect to a folder with a page', () => {
  const tree = put(imageTree(), '/usr/share/nginx/html/docs/index.html', file('<p>'))
  expect(findings('nginx-lost-port', server(), { tree })).toEqual([
    '1:1 With -p 8080:80 the redirect from /docs goes to http://localhost/docs/, without the port',
  ])
})

test('catches not relative redirects, full addresses and folders without a page', () => {
  expect(found(server('absolute_redirect off;', 'location = /old { return 301 /new; }'))).toEqual([])
  expect(found(server('location = /old { return 301 http://localhost/new; }'))).toEqual([])
  expect(found(server('location = /old { return 301 https://$host$request_uri; }'))).toEqual([])
  expect(found(server('location /assets/ { expires 1h; }'))).toEqual([])
})

test('catches not a port that is published as it is', () => {
  expect(found(['server {', 'listen 8080;', 'location = /old { return 301 /new; }', '}'])).toEqual([])
})

test('catches not the name of a location that passes on', () => {
  expect(found(server('location /api/ { proxy_pass http://localhost:3000; }'))).toEqual([])
})
