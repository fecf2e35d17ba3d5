/** `npm run record`: bundles record.ts and runs it. `npm run record -- lockfiles` records those of yarn and pnpm alone. */
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
const { recordLockfiles, recordStarter } = await import(pathToFileURL(outfile).href)
if (process.argv[2] !== 'lockfiles') await recordStarter(root)
recordLockfiles(root)
