import { expect, test } from 'vitest'
import { completeNginx } from '@/core/nginx/complete.ts'

/** `|` is the caret. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  return completeNginx(text, offset)?.list.map((suggestion) => suggestion.text) ?? []
}

test('directives of the block the caret is in', () => {
  expect(offered('server { lis| }')).toEqual(['listen'])
  expect(offered('server { location / { lis| } }')).toEqual([])
  expect(offered('server { location / { prox| } }')).toContain('proxy_pass')
  expect(offered('upstream api { ser| }')).toContain('server')
  expect(offered('server { if ($a) { ret| } }')).toEqual(['return'])
  expect(offered('server { if ($a) { root| } }')).toEqual([])
})

test('a file that stands in conf.d begins within http; one with http is the main file', () => {
  expect(offered('ser|')).toContain('server')
  expect(offered('work|')).toEqual([])
  expect(offered('work|\nhttp { }')).toContain('worker_processes')
})

test('after a statement and a comment a new one begins', () => {
  expect(offered('server { listen 80; # port;\n  server_n| }')[0]).toBe('server_name')
  expect(offered('server { # lis| \n}')).toEqual([])
})

test('directives a site uses come first, each with a sentence', () => {
  const list = completeNginx('server { g }', 10)?.list ?? []
  expect(list[0]).toMatchObject({ text: 'gzip', detail: expect.stringContaining('ompress') })
  expect(list.length).toBeGreaterThan(5)
})

test('fixed values', () => {
  expect(offered('server { gzip |; }')).toEqual(['on', 'off'])
  expect(offered('server { server_tokens o|; }')).toEqual(['off', 'on'])
  expect(offered('server { root /u|; }')).toEqual([])
})

test('variables after a dollar, those set in the file first', () => {
  expect(offered('server { location / { try_files $ur|; } }')).toEqual(['uri'])
  expect(offered('server { set $url_of_api x; return 200 $ur|; }')[0]).toBe('uri')
  expect(offered('server {\n  set $url x;\n  return 200 $ur|; }')).toEqual(['url', 'uri'])
  expect(offered('server { return 200 "${reque|"; }')).toContain('request_uri')
})

test('nothing inside of types and map, and nothing for what is complete', () => {
  expect(offered('types { te| }')).toEqual([])
  expect(offered('server { listen| }')).toEqual([])
})

test('only what stands before the caret is replaced', () => {
  expect(completeNginx('server { lis }', 12)).toMatchObject({ from: 9, to: 12 })
  expect(completeNginx('server { return 200 $ur; }', 23)).toMatchObject({ from: 21, to: 23 })
})

test('any place in any text is answered without an exception', () => {
  const text = 'server { listen 80; "a\\" ${x} } } # c\n location ~ \\.js$ { ; { '
  for (let at = 0; at <= text.length; at++) expect(() => completeNginx(text, at)).not.toThrow()
})
