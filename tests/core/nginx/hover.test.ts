import { expect, test } from 'vitest'
import { NGINX_DESCRIPTIONS } from '@/core/nginx/describe.ts'
import { DIRECTIVE_TABLE } from '@/core/nginx/directive-table.ts'
import { hoverNginx } from '@/core/nginx/hover.ts'

const TEXT = 'server {\n  try_files $uri /index.html;\n  root /srv;\n}\n'

test('a directive is explained, with its place and its page', () => {
  expect(hoverNginx(TEXT, TEXT.indexOf('try_files') + 3)).toMatchObject({
    range: { start: { line: 2, column: 3 }, end: { line: 2, column: 12 } },
    link: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files',
  })
})

test('arguments, blanks and unknown words are not', () => {
  for (const place of ['$uri', '/srv', '\n  root', '}']) expect(hoverNginx(TEXT, TEXT.indexOf(place))).toBeUndefined()
  expect(hoverNginx('tryfiles $uri;', 2)).toBeUndefined()
})

test('each described directive exists, and has one sentence of a line’s length', () => {
  const names = [...NGINX_DESCRIPTIONS.keys()]
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !DIRECTIVE_TABLE.has(name) && name !== 'include')).toEqual([])
  for (const { sentence } of NGINX_DESCRIPTIONS.values()) expect(sentence).toMatch(/^[A-Z][^\n]{15,120}\.$/)
})
