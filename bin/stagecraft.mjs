#!/usr/bin/env node
/** The command line: `node bin/stagecraft.mjs help`. */
import './node-version.mjs'
import { importTypescript, programDigest, project } from './typescript-bundle.mjs'

const { main } = await importTypescript('platform/cli/main.ts')
process.exitCode = await main(process.argv.slice(2), {
  project,
  program: programDigest(),
  packed: async () => (await import('./pack-cli.mjs')).packedCli(),
})
