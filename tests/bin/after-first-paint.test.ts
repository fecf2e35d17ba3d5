import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { scriptsAfterFirstPaint, stylesInPage } from '../../bin/after-first-paint.mjs'

const PAGE = `<html><head><script src="/_next/static/chunks/a.js" async=""></script>
<script src="/_next/static/chunks/old.js" noModule=""></script><script>inline()</script></head>
<body><p>Text</p><script src="/_next/static/chunks/b.js" id="_R_" async=""></script></body></html>`

test('no script is run before the page’s own loader runs it, and each is fetched at once', () => {
  const html = scriptsAfterFirstPaint(PAGE)
  expect(html).not.toMatch(/<script[^>]* src=/)
  expect(html.match(/<link rel="preload" as="script"[^>]*>/g)).toHaveLength(2)
  expect(html).toContain('[["/_next/static/chunks/a.js",""],["/_next/static/chunks/b.js","_R_"]]')
  expect(html.indexOf('requestAnimationFrame')).toBeGreaterThan(html.indexOf('<p>Text</p>'))
  expect(html).toContain('<script>inline()</script>')
})

test('scripts for browsers without modules are left out', () => {
  expect(scriptsAfterFirstPaint(PAGE)).not.toContain('old.js')
})

test('a page without scripts stays as it is', () => {
  expect(scriptsAfterFirstPaint('<body><p>Text</p></body>')).toBe('<body><p>Text</p></body>')
})

test('style sheets stand in the page, with their fonts where they lie; the link stays for React', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-styles-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'chunks'))
  writeFileSync(join(folder, 'chunks', 'a.css'), '@font-face{src:url(../media/f.woff2)}')
  const html = stylesInPage('<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>', folder)
  expect(html).toBe(
    '<style>@font-face{src:url(/_next/static/media/f.woff2)}</style>' +
      '<link rel="stylesheet" media="print" href="/_next/static/chunks/a.css" data-precedence="next"/>',
  )
})
