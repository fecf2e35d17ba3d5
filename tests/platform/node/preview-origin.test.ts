import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPreviewServer, previewPlace } from '@/platform/node/preview-origin.ts'
import { SHELL_PATH, WORKER_PATH } from '@/platform/preview-origin/names.ts'

async function served() {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-preview-'))
  writeFileSync(join(folder, SHELL_PATH), '<html data-sites="">')
  writeFileSync(join(folder, WORKER_PATH), 'worker()')
  const setting = { folder, host: '127.0.0.1', port: 3960, sites: ['http://localhost:3000'] }
  const { port, server } = await openPreviewServer(setting)
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
  return { port, setting, at: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init) }
}

test('the shell names the sites that may show it, in its page and in its policy', async () => {
  const answer = await (await served()).at(SHELL_PATH)
  expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'self' http://localhost:3000")
  expect(await answer.text()).toContain('data-sites="http://localhost:3000"')
})

test.each(['/', '/counter', '/sw.js', '/../package.json', '/%2e%2e/package.json', '//etc/passwd'])(
  'there is nothing at %s: no app’s address, no worker of an app’s own',
  async (path) => {
    const answer = await (await served()).at(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('text/plain')
  },
)

test('the worker is a script, and nothing is taken by POST', async () => {
  const { at } = await served()
  expect((await at(WORKER_PATH)).headers.get('content-type')).toContain('javascript')
  expect((await at(WORKER_PATH, { method: 'POST' })).status).toBe(404)
})

test('a port that is taken is left to who has it', async () => {
  const first = await served()
  const second = await openPreviewServer(first.setting)
  onTestFinished(() => void second.server.close())
  expect(second.port).toBeGreaterThan(first.port)
})

test.each([
  ['localhost:3000', ['http://127.0.0.1:3001', 'http://localhost:3001']],
  ['127.0.0.1:3000', ['http://localhost:3001', 'http://127.0.0.1:3001']],
  ['192.168.1.5:3000', []],
  ['localhost.evil.example', []],
])('a page asked for at %s finds its previews', (host, origins) => {
  expect(previewPlace(host, { configured: undefined, port: 3001 }).origins).toEqual(origins)
})

test('what the operator configured holds everywhere', () => {
  const configured = 'https://previews.example.org/'
  expect(previewPlace('learn.example.org', { configured, port: 3001 }).origins).toEqual([
    'https://previews.example.org',
  ])
})
