/** Files by path, as WebContainer's mount takes them. */
import type { DirectoryNode, FileSystemTree } from '@webcontainer/api'
import type { RuntimeFiles } from '@/core/runtime/node-runtime.ts'

export function fileTree(files: RuntimeFiles): FileSystemTree {
  const root: FileSystemTree = {}
  for (const [path, bytes] of Object.entries(files)) {
    const folders = path.split('/')
    const name = folders.pop()!
    let at = root
    for (const folder of folders) {
      const there = Object.hasOwn(at, folder) ? at[folder] : undefined
      const next: DirectoryNode = there !== undefined && 'directory' in there ? there : { directory: {} }
      at[folder] = next
      at = next.directory
    }
    at[name] = { file: { contents: contentsOf(bytes) } }
  }
  return root
}

/** Text goes as text: bytes travel as one character each. */
function contentsOf(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes
  }
}
