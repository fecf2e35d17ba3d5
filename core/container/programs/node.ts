/** `node`: without a script it reads standard input, which is empty here, and ends. */
import { resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { printed } from '../printed.ts'
import { CannotTell } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'

/** Names of scripts that are programs of their own. */
const KNOWN_SCRIPT = /\/(npm-cli|npx-cli|yarn|vite)\.js$/

export const nodeProgram: ContainerProgram =
  ({ image, otherwise }) =>
  (process, host) => {
    const args = process.argv.slice(1)
    const script = args.find((word) => !word.startsWith('-'))
    if (args.some((word) => /^(-e|-p|--eval|--print|-v|--version|-h|--help|--check|-c)$/.test(word)) && otherwise)
      return otherwise(process, host)
    if (args[0]?.startsWith('--run') && otherwise) return otherwise(process, host)
    if (args.length === 0) return printed(process, 0, [])
    if (script === undefined || args[0] !== script)
      throw new CannotTell(`what ${process.argv.join(' ')} does is not simulated`)
    const path = resolve(process.cwd, script)
    const found = locate(process.tree, path)
    if (found === 'unknown' && KNOWN_SCRIPT.test(path)) return host.run({ ...process, argv: [path, ...args.slice(1)] })
    if (found === 'unknown') throw new CannotTell(`whether ${path} is in the image is not known`)
    if (found === undefined) return printed(process, 1, missingModule(path, image.base?.versions.node))
    if (KNOWN_SCRIPT.test(found)) return host.run({ ...process, argv: [found, ...args.slice(1)] })
    throw new CannotTell(`what ${path} does when node runs it is not simulated`)
  }

/** As require does: the file, with an ending, or a folder's index.js. */
function locate(tree: Parameters<typeof lookup>[0], path: string): string | 'unknown' | undefined {
  for (const candidate of [path, `${path}.js`, `${path}.json`, `${path}/index.js`]) {
    const found = lookup(tree, candidate)
    if (found.kind === 'unknown') return 'unknown'
    if (found.kind === 'found' && found.node.kind === 'file') return found.path
  }
  return undefined
}

function missingModule(path: string, version: string | undefined): readonly string[] {
  return [
    'node:internal/modules/cjs/loader',
    '  throw err;',
    '  ^',
    '',
    `Error: Cannot find module '${path}'`,
    "  code: 'MODULE_NOT_FOUND',",
    '  requireStack: []',
    '}',
    '',
    `Node.js v${version ?? ''}`,
  ]
}
