/** The files that make up the starter app: what a clone of it holds. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FileTree, treeOf } from '@/core/files/tree.ts'

/** As its .gitignore says. */
const LEFT_OUT = new Set(['node_modules', 'build', '.DS_Store', '.git'])

/** Paths relative to the folder, sorted, with `/`. */
export function starterFiles(folder: string): readonly string[] {
  const found: string[] = []
  const visit = (prefix: string) => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (LEFT_OUT.has(entry.name) || /^\.env(\.|$)|\.log$/.test(entry.name)) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile()) found.push(path)
    }
  }
  visit('')
  return found.sort()
}

export function readFolder(folder: string, files: readonly string[]): FileTree {
  return treeOf(Object.fromEntries(files.map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))])))
}
