/** Writes files as git's blobs and trees, the same for a repository on disk and one in memory. */
import git, { type FsClient, type TreeEntry } from 'isomorphic-git'

export interface FileEntry {
  /** Relative, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

export interface ObjectStore {
  readonly fs: FsClient
  readonly gitdir: string
}

/** Gives the hash of the tree. */
export async function writeTree(store: ObjectStore, entries: readonly FileEntry[]): Promise<string> {
  const folders = new Map<string, FileEntry[]>()
  const tree: TreeEntry[] = []
  for (const entry of entries) {
    const slash = entry.path.indexOf('/')
    if (slash < 0) tree.push(await writeFile(store, entry))
    else {
      const name = entry.path.slice(0, slash)
      folders.set(name, [...(folders.get(name) ?? []), { ...entry, path: entry.path.slice(slash + 1) }])
    }
  }
  for (const [path, below] of folders) {
    tree.push({ mode: '040000', path, type: 'tree', oid: await writeTree(store, below) })
  }
  return git.writeTree({ ...store, tree })
}

async function writeFile(store: ObjectStore, { path, bytes, executable }: FileEntry): Promise<TreeEntry> {
  const oid = await git.writeBlob({ ...store, blob: bytes })
  return { mode: executable ? '100755' : '100644', path, type: 'blob', oid }
}
