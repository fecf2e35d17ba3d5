/** The real adapter over the real package, whose remote page is the stand-in; and the fake, by the same contract. */
import { beforeAll, expect, test } from 'vitest'
import type { NodeRuntime } from '@/core/runtime/node-runtime.ts'
import { fileTree } from '@/platform/web-container/file-tree.ts'
import { webContainerHost } from '@/platform/web-container/web-container.ts'
import { fakeRuntime } from './fake-runtime.ts'
import { HOST, type PretendPage, pretendPage } from './pretend-page.ts'
import { runtimeContract } from './runtime-contract.ts'

const LIMIT = 150

let page: PretendPage
let open: () => Promise<NodeRuntime>

// The package keeps one hidden frame for as long as its module lives: so the time-outs come first, against one host.
beforeAll(async () => {
  page = await pretendPage()
  const host = webContainerHost({ address: HOST, limit: LIMIT })
  open = async () => {
    const opened = await host.open()
    if (opened.kind !== 'open') throw new Error(JSON.stringify(opened))
    return opened.runtime
  }
  page.answer('never')
  expect(await host.open()).toEqual({ kind: 'timed-out', seconds: 0.15, host: HOST, again: 'retry' })
  const silent = host.open()
  expect(page.loads()).toBe(2)
  page.violate(`${HOST}/headless?coep=require-corp`)
  expect(await silent).toEqual({ kind: 'refused', why: `the policy of this page does not allow frames of ${HOST}` })
  page.answer('wholly')
})

test('after a silent host another attempt loads the frame again, and then it boots', async () => {
  const runtime = await open()
  expect(page.loads()).toBe(3)
  expect(runtime.where).toMatch(/WebContainer/)
  runtime.close()
})

runtimeContract('the fake', async () => fakeRuntime())
runtimeContract('WebContainer', () => open())

test('what fails inside of WebContainer is told in the terminal', async () => {
  const runtime = await open()
  const printed: string[] = []
  const end = await runtime.run(['fail', 'inside'], { write: (text) => printed.push(text) })
  expect([end, printed.join('')]).toEqual([
    { kind: 'ended', code: 1 },
    expect.stringContaining('WebContainer: cookies are blocked'),
  ])
  runtime.close()
})

test('a name of the language is a file name like others', () => {
  const bytes = new TextEncoder().encode('x')
  expect(fileTree({ 'constructor/toString': bytes, 'a/b/c': bytes, 'a/d': new Uint8Array([255]) })).toEqual({
    constructor: { directory: { toString: { file: { contents: 'x' } } } },
    a: {
      directory: {
        b: { directory: { c: { file: { contents: 'x' } } } },
        d: { file: { contents: new Uint8Array([255]) } },
      },
    },
  })
})
