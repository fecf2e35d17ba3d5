/** Runs a program from node_modules/.bin, as npx, yarn and pnpm do. */
import { join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Npm } from './npm-work.ts'

/** The exit code; undefined when no installed package has a program of that name. */
export function runInstalled(npm: Npm, words: readonly string[]): number | undefined {
  const [name, ...args] = words
  if (name === undefined) return undefined
  const path = join(npm.root, 'node_modules/.bin', name)
  if (lookup(npm.work.tree, path).kind === 'absent') return undefined
  return npm.work.took(npm.work.host.run({ ...npm.work.process, argv: [path, ...args], tree: npm.work.tree }))
}
