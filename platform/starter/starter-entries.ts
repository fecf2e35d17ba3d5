/** The starter's files as bytes, the same that the course hands out and the terminal clones. */
import { dirname } from 'node:path'
import { starterFiles } from '../node/content.ts'

export interface StarterEntry {
  /** Relative to the app, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

/** Sorted by path. `app` is the folder starter-react-app. */
export function starterEntries(app: string): readonly StarterEntry[] {
  return Object.entries(starterFiles(dirname(app)))
    .map(([path, { encoding, text, executable }]) => ({
      path,
      bytes: new Uint8Array(Buffer.from(text, encoding)),
      executable,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
