/** The starter's files as bytes, the same that the course hands out and the terminal clones. */
import { starterFiles } from '../node/content.ts'

export interface StarterEntry {
  /** Relative to the app, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

/** Sorted by path. `root` is the folder of this project. */
export function starterEntries(root: string): readonly StarterEntry[] {
  return Object.entries(starterFiles(root))
    .map(([path, { encoding, text, executable }]) => ({
      path,
      bytes: new Uint8Array(Buffer.from(text, encoding)),
      executable,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
