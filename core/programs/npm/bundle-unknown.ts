/** A build that is not recorded: it may fail; if it succeeds its folder is there, and what lies in it is not known. */
import { join, resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { CannotTell, type Work } from '../work.ts'
import { openFolder } from './open-folder.ts'

export interface UnknownBuild {
  /** `react-scripts build`. */
  readonly command: string
  /** Relative to the working directory, or absolute. */
  readonly folder: string
  /** The folder is a guess from the tool's default: others may be made as well. */
  readonly mayDiffer?: boolean
  /** More exactly than that it is not recorded. */
  readonly why?: string
}

export function bundleUnknown(work: Work, { command, folder, mayDiffer, why: reason }: UnknownBuild): never {
  const why = reason ?? `what \`${command}\` makes of this app is not recorded`
  const target = resolve(work.process.cwd, folder)
  openFolder(work, target, true)
  partlyKnown(work, target, why)
  if (mayDiffer) partlyKnown(work, work.process.cwd, why)
  partlyKnown(work, join(work.process.cwd, 'node_modules'), why)
  throw new CannotTell(`it is not known whether \`${command}\` succeeds: ${why}`)
}

/** Names may have come that are not listed; an earlier reason stays. */
export function partlyKnown(work: Work, path: string, why: string): void {
  const found = lookup(work.tree, path)
  if (found.kind !== 'found' || found.node.kind !== 'directory' || found.node.partial !== undefined) return
  work.put(found.path, { ...found.node, partial: why })
}
