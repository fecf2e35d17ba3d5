/** A folder of this machine as a file tree: names, permissions, links, contents. */
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Content, DirectoryNode, Node } from '@/core/files/node.ts'
import { directory, type FileTree, file, link } from '@/core/files/tree.ts'

/** Folders whose files are taken by size and time, not read: thousands of files nobody edits. */
const BY_NAME_ONLY = new Set(['node_modules', '.git'])
/** A larger file is taken by size and time as well. */
const LARGEST_READ = 16 * 1024 * 1024

/**
 * Reads `folder` whole. Owners become root: so the build context has them. Throws what the file system throws
 * (ENOENT, EACCES) with the path in it.
 */
export function readFolder(folder: string): FileTree {
  return { root: readDirectory(folder, true) }
}

function readDirectory(folder: string, read: boolean): DirectoryNode {
  const entries = new Map<string, Node>()
  for (const name of readdirSync(folder).sort()) {
    const node = readNode(join(folder, name), read && !BY_NAME_ONLY.has(name))
    if (node !== undefined) entries.set(name, node)
  }
  return directory(entries, { mode: statSync(folder).mode & 0o7777 })
}

/** Sockets, pipes and devices are no part of a build context. */
function readNode(path: string, read: boolean): Node | undefined {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return link(readlinkSync(path))
  if (stat.isDirectory()) return readDirectory(path, read)
  if (!stat.isFile()) return undefined
  const content: Content =
    read && stat.size <= LARGEST_READ
      ? { kind: 'bytes', bytes: new Uint8Array(readFileSync(path)) }
      : {
          kind: 'recorded',
          size: stat.size,
          id: `${path}:${stat.size}:${stat.mtimeMs}`,
          evidence: { kind: 'measured', where: 'this machine', date: new Date(stat.mtimeMs).toISOString() },
        }
  return { ...file(content, { mode: permissions(stat.mode) }), mtime: Math.floor(stat.mtimeMs / 1000) }
}

/** Windows has no permission bits: Docker sends every file as executable there; we take what a clone would have. */
function permissions(mode: number): number {
  return process.platform === 'win32' ? 0o644 : mode & 0o7777
}
