/** Writes what a page needs to bundle: esbuild as WebAssembly and the packages' files, packed, with digests in their names. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { BUNDLER_FOLDER, type BundlerFile, type BundlerFiles } from '../bundler/bundler-files.ts'
import { makeVendor } from './make-vendor.ts'

/** `root`: the project; `out`: the folder of public files. Files that are there already are not packed again. */
export async function writeBundlerFiles(root: string, out: string): Promise<BundlerFiles> {
  const folder = join(out, BUNDLER_FOLDER)
  mkdirSync(folder, { recursive: true })
  const wasm = readFileSync(join(root, 'node_modules/esbuild-wasm/esbuild.wasm'))
  const files = {
    wasm: pack(folder, 'esbuild', wasm),
    vendor: pack(folder, 'vendor', Buffer.from(JSON.stringify(await makeVendor(root)))),
  }
  const kept = new Set([files.wasm.path, files.vendor.path])
  for (const name of readdirSync(folder)) if (!kept.has(BUNDLER_FOLDER + name)) rmSync(join(folder, name))
  writeFileSync(join(folder, 'files.json'), `${JSON.stringify(files)}\n`)
  return files
}

/** No ending that a host would take for an encoding of its own. */
function pack(folder: string, name: string, content: Uint8Array): BundlerFile {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const file = join(folder, `${name}-${digest}.bin`)
  if (!existsSync(file)) writeFileSync(file, gzipSync(content, { level: 9 }))
  return { path: `${BUNDLER_FOLDER}${name}-${digest}.bin`, bytes: readFileSync(file).length }
}
