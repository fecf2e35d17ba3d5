/** esbuild on a thread of its own: loaded when an app whose sources were edited is first built. */
import * as esbuild from 'esbuild-wasm/esm/browser.js'
import type { BundlerProgress } from '@/core/bundle/bundler-port.ts'
import { bundleApp } from '../bundler/bundle-app.ts'
import type { BundlerFiles } from '../bundler/bundler-files.ts'
import type { Vendor } from '../bundler/vendor.ts'
import type { FromBundler, ToBundler } from './bundler-messages.ts'
import { fetchPacked } from './fetch-packed.ts'

let vendor: Promise<Vendor> | undefined

self.onmessage = async ({ data: { id, request } }: MessageEvent<ToBundler>) => {
  const send = (message: FromBundler) => self.postMessage(message)
  const progress = (state: BundlerProgress) => send({ id, progress: state })
  try {
    vendor ??= load(progress)
    const files = await vendor
    progress({ kind: 'bundling' })
    send({ id, answer: await bundleApp(esbuild, files, request) })
  } catch (error) {
    vendor = undefined
    const why = error instanceof Error ? error.message : String(error)
    send({ id, answer: { kind: 'unavailable', why, passing: true } })
  }
}

let started = false

async function load(progress: (state: BundlerProgress) => void): Promise<Vendor> {
  const files: BundlerFiles = JSON.parse(process.env.STAGECRAFT_BUNDLER || 'null')
  if (!files) throw new Error('this site was built without the bundler')
  const total = files.wasm.bytes + files.vendor.bytes
  const loaded = { wasm: 0, vendor: 0 }
  const tell = (file: keyof typeof loaded) => (bytes: number) => {
    loaded[file] = bytes
    progress({ kind: 'loading', loaded: loaded.wasm + loaded.vendor, total })
  }
  progress({ kind: 'loading', loaded: 0, total })
  const [wasm, packages] = await Promise.all([
    fetchPacked(files.wasm, tell('wasm')),
    fetchPacked(files.vendor, tell('vendor')),
  ])
  const [module, texts] = await Promise.all([wasm.arrayBuffer().then(WebAssembly.compile), packages.json()])
  if (!started) await esbuild.initialize({ wasmModule: module, worker: false })
  started = true
  return texts
}
