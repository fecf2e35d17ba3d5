/** `take-home/MANAGER-IMAGE.tar.gz`: the finished reference of each package manager and image, for `curl … | tar xz`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  DEFAULT_CHOICES,
  MANAGERS,
  type ReferenceChoices,
  SERVER_IMAGES,
  staticArchive,
} from '@/core/exporter/reference/choices.ts'
import { EMPTY_TREE, type FileTree, file, put } from '@/core/files/tree.ts'
import { withHistory } from '../archive/git-repository.ts'
import { archiveOf } from '../archive/take-home.ts'
import { referenceRepository } from './reference-repository.ts'
import type { StarterEntry } from './starter-entries.ts'

/** Every combination on the usual port; another port is chosen on the page, or on the command line. */
export const STATIC_CHOICES: readonly ReferenceChoices[] = MANAGERS.flatMap((manager) =>
  SERVER_IMAGES.map((image) => ({ manager, image, port: DEFAULT_CHOICES.port })),
)

/** Writes into `out`, whose earlier archives are removed first. `commandLine` is the packed command line. */
export async function writeReferenceFiles(
  entries: readonly StarterEntry[],
  out: string,
  commandLine?: Uint8Array,
): Promise<void> {
  rmSync(join(out, 'take-home'), { recursive: true, force: true })
  mkdirSync(join(out, 'take-home'), { recursive: true })
  const starter = treeOfEntries(entries)
  for (const choices of STATIC_CHOICES) {
    const { project, commits } = referenceRepository(starter, choices, commandLine)
    const bytes = await archiveOf(await withHistory(project, commits), 'tar.gz')
    writeFileSync(join(out, staticArchive(choices)), bytes)
  }
}

function treeOfEntries(entries: readonly StarterEntry[]): FileTree {
  return entries.reduce(
    (tree, { path, bytes, executable }) => put(tree, path, file(bytes, { mode: executable ? 0o755 : 0o644 })),
    EMPTY_TREE,
  )
}
