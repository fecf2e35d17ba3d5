/** `npx vite`: a program of node_modules/.bin. What is not installed would be downloaded: not simulated. */
import { join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { CannotTell } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'
import { scriptEnvironment } from './npm.ts'

export const npxProgram: ContainerProgram = () => (process, host) => {
  const words = process.argv.slice(1).filter((word, at, all) => !(at < firstName(all) && word.startsWith('-')))
  const [name = '', ...args] = words
  const found = lookup(process.tree, join(process.cwd, 'node_modules/.bin', name))
  if (name === '' || found.kind === 'absent') throw new CannotTell(`npx would download ${name || 'a package'}`)
  return host.run({ ...process, argv: [name, ...args], env: scriptEnvironment(process, process.cwd, 'npx') })
}

function firstName(words: readonly string[]): number {
  const at = words.findIndex((word) => !word.startsWith('-'))
  return at < 0 ? words.length : at
}
