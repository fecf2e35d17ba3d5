/** A build whose output is not recorded: the folder is there afterwards, what lies in it is not known. */
import { join, resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Work } from '../work.ts'
import { openFolder } from './open-folder.ts'

export interface UnknownBuild {
  /** `react-scripts build`. */
  readonly command: string
  /** Relative to the working directory, or absolute. */
  readonly folder: string
  /** The folder is a guess from the tool's default: others may be made as well. */
  readonly mayDiffer?: boolean
}

export function bundleUnknown(work: Work, { command, folder, mayDiffer }: UnknownBuild): void {
  const why = `what \`${command}\` makes of this app is not recorded`
  work.assumed.push(`\`${command}\` is taken to succeed: ${why}`)
  const target = resolve(work.process.cwd, folder)
  openFolder(work, target, true)
  partlyKnown(work, target, why)
  if (mayDiffer) partlyKnown(work, work.process.cwd, why)
  partlyKnown(work, join(work.process.cwd, 'node_modules'), why)
}

/** Names may have come that are not listed; an earlier reason stays. */
export function partlyKnown(work: Work, path: string, why: string): void {
  const found = lookup(work.tree, path)
  if (found.kind !== 'found' || found.node.kind !== 'directory' || found.node.partial !== undefined) return
  work.put(found.path, { ...found.node, partial: why })
}
