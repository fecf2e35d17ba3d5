/** What is known of one file of a base image: its bytes, its size, or only that it is there. */
import type { Content } from '@/core/files/node.ts'
import type { Evidence } from '@/core/text/evidence.ts'
import type { KeyFile } from './facts.ts'
import { type Entry, fileEntry, linkEntry } from './tree-draft.ts'

export const KNOWN_IN_PART = 'only a part of the base image’s files is recorded'

/** Known by name only. Equal `id` means equal bytes, so it names the image or the version the file comes with. */
export function presentContent(path: string, owner: string, evidence: Evidence, size?: number): Content {
  return { kind: 'recorded', size, id: `${owner}:${path}`, evidence }
}

export function keyFileEntries(
  files: readonly KeyFile[],
  owner: string,
  date: string,
  texts: Readonly<Record<string, string>> = {},
): readonly Entry[] {
  return files.map(([path, mode, size, source]) => {
    if (typeof size === 'string') return linkEntry(path, size)
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined
    const evidence: Evidence = { kind: 'recorded', source, date }
    const content = text ?? presentContent(path, owner, evidence, size ?? undefined)
    return fileEntry(path, content, Number.parseInt(mode, 8))
  })
}
