/** `npm run record`: bundles record.ts and runs it. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outfile = `${root}.cache/record.mjs`
mkdirSync(`${root}.cache`, { recursive: true })
await build({
  entryPoints: [fileURLToPath(new URL('record.ts', import.meta.url))],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  alias: { '@': root.replace(/[\\/]$/, '') },
  logLevel: 'warning',
})
const { recordStarter } = await import(pathToFileURL(outfile).href)
await recordStarter(root)
