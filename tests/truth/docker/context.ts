/** The context of a case: on disk for a real build, as a tree for the engine. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { directory, EMPTY_TREE, type FileTree, file, link, put } from '@/core/files/tree.ts'
import { type CaseEntry, type Context, dockerfileOf, type TruthCase } from './case.ts'

const starterFolder = fileURLToPath(new URL('../../../starter-react-app', import.meta.url))
const NOT_OF_THE_STARTER = ['node_modules', 'build', 'coverage']

/** What a case's archives hold, made before anything else: packing takes time of its own. */
export type Archives = ReadonlyMap<CaseEntry, Uint8Array>

export async function packArchives(context: Context): Promise<Archives> {
  const archives = new Map<CaseEntry, Uint8Array>()
  for (const entry of Object.values(context)) {
    if (typeof entry === 'string' || !('tar' in entry)) continue
    const packed = await packTar(Object.entries(entry.tar).map(archived))
    archives.set(entry, entry.gzip === true ? new Uint8Array(gzipSync(packed)) : packed)
  }
  return archives
}

function archived([name, text]: readonly [string, string]) {
  const isFolder = name.endsWith('/')
  const header = {
    name,
    size: isFolder ? 0 : Buffer.byteLength(text),
    mode: isFolder ? 0o755 : 0o644,
    mtime: new Date(0),
  }
  return isFolder
    ? { header: { ...header, type: 'directory' as const } }
    : { header: { ...header, type: 'file' as const }, body: text }
}

/** Writes the context into an empty folder, Dockerfile included. */
export function writeContext(one: TruthCase, target: string, archives: Archives): void {
  for (const each of readdirSync(target)) rmSync(join(target, each), { recursive: true })
  for (const [path, bytes] of starterFiles(one)) writeEntry(join(target, path), bytes, '644')
  for (const [path, entry] of Object.entries(one.context)) {
    const full = join(target, path)
    if (typeof entry === 'string') writeEntry(full, entry, '644')
    else if ('tar' in entry) writeEntry(full, archives.get(entry)!, '644')
    else if ('text' in entry) writeEntry(full, entry.text, entry.mode ?? '644')
    else if ('link' in entry) {
      makeFolder(dirname(full))
      symlinkSync(entry.link, full)
    } else {
      makeFolder(full)
      chmodSync(full, Number.parseInt(entry.mode ?? '755', 8))
    }
  }
  writeEntry(join(target, 'Dockerfile'), dockerfileOf(one), '644')
}

function writeEntry(full: string, content: string | Uint8Array, mode: string): void {
  makeFolder(dirname(full))
  writeFileSync(full, content)
  chmodSync(full, Number.parseInt(mode, 8))
}

/** Also where the machine's umask is stricter. */
function makeFolder(full: string): void {
  const first = mkdirSync(full, { recursive: true })
  for (let each = full; first !== undefined && each.length >= first.length; each = dirname(each)) chmodSync(each, 0o755)
}

/** The same context as the engine gets it. */
export function contextTree(one: TruthCase, archives: Archives): FileTree {
  let tree = put(EMPTY_TREE, '/Dockerfile', file(dockerfileOf(one)))
  for (const [path, bytes] of starterFiles(one)) tree = put(tree, path, file(bytes))
  for (const [path, entry] of Object.entries(one.context)) tree = put(tree, path, nodeOf(entry, archives))
  return tree
}

function nodeOf(entry: CaseEntry, archives: Archives) {
  if (typeof entry === 'string') return file(entry)
  if ('tar' in entry) return file(archives.get(entry)!)
  if ('link' in entry) return link(entry.link)
  if ('folder' in entry) return directory(new Map(), { mode: Number.parseInt(entry.mode ?? '755', 8) })
  return file(entry.text, { mode: Number.parseInt(entry.mode ?? '644', 8) })
}

function starterFiles(one: TruthCase): readonly (readonly [path: string, bytes: Uint8Array])[] {
  if (one.starter === undefined) return []
  return filesBelow(starterFolder, '').map((path) => [
    join(one.starter!, path),
    new Uint8Array(readFileSync(join(starterFolder, path))),
  ])
}

function filesBelow(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    if (prefix === '' && NOT_OF_THE_STARTER.includes(each.name)) return []
    const path = join(prefix, each.name)
    return each.isDirectory() ? filesBelow(join(folder, each.name), path) : [path]
  })
}
