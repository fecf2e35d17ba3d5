/**
 * A folder or an archive of the learner's as files of a workspace. What comes in is not trusted: paths, sizes and numbers
 * are checked, and everything that is left out is told. Bytes stay as they are.
 */
import { toBase64 } from '@/core/files/base64.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { Provenance, WorkspaceFile } from '@/core/workspace/workspace.ts'
import { pathProblem } from './safe-path.ts'

export interface ImportEntry {
  /** With `/`, as the source names it. */
  readonly path: string
  readonly kind: 'file' | 'link' | 'other'
  readonly executable: boolean
  /** Undefined: the source gave no bytes; `problem` says why. */
  readonly bytes?: Uint8Array
  readonly problem?: string
}

export interface Left {
  readonly path: string
  readonly why: string
}

export type Imported =
  | {
      readonly kind: 'imported'
      /** Name of the one folder everything lay in; undefined when there was none. */
      readonly folder: string | undefined
      readonly files: Files
      /** Installed or made by a tool, and not wanted here: `node_modules`, with the number of files seen in it. */
      readonly skipped: readonly { readonly folder: string; readonly count: number }[]
      readonly left: readonly Left[]
    }
  | { readonly kind: 'refused'; readonly why: string }

/** What one saved session carries well. Bytes, after unpacking. */
export const IMPORT_LIMITS = { files: 3000, total: 12_000_000, file: 3_000_000 } as const

/** Never part of what one works on: an install makes the one, git the other. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules', '.git']

export interface ImportOptions {
  readonly provenance: Provenance
  /** Milliseconds since 1970. */
  readonly now: number
}

export function importProject(entries: readonly ImportEntry[], options: ImportOptions): Imported {
  const wanted = entries.filter(({ path }) => skippedFolder(path) === undefined)
  const top = topFolder(wanted)
  const cut = top === undefined ? 0 : top.length + 1
  const left: Left[] = []
  const files = new Map<string, WorkspaceFile>()
  let total = 0
  for (const entry of wanted) {
    const path = entry.path.slice(cut)
    const why = entryProblem(entry, path) ?? clash(path, files)
    if (why !== undefined || entry.bytes === undefined) {
      left.push({ path: entry.path, why: why ?? 'it could not be read' })
      continue
    }
    total += entry.bytes.length
    files.set(path, workspaceFile(entry.bytes, entry.executable, options))
  }
  const refused = tooMuch(files.size, total)
  if (refused !== undefined) return { kind: 'refused', why: refused }
  return { kind: 'imported', folder: top, files: Object.fromEntries(files), skipped: skippedOf(entries), left }
}

/** `node_modules` of `web/node_modules/react/index.js`. */
export function skippedFolder(path: string): string | undefined {
  const parts = path.split('/')
  const at = parts.findIndex((part, index) => index < parts.length - 1 && SKIPPED_FOLDERS.includes(part))
  return at < 0 ? undefined : parts.slice(0, at + 1).join('/')
}

function tooMuch(count: number, total: number): string | undefined {
  if (count === 0) return 'There is no file in it that can be used here.'
  if (count > IMPORT_LIMITS.files)
    return `It has ${count} files, and ${IMPORT_LIMITS.files} is what is kept here. Import a smaller folder of it.`
  if (total > IMPORT_LIMITS.total)
    return `Its files come to ${megabytes(total)}, and ${megabytes(IMPORT_LIMITS.total)} is what is kept here. Leave out pictures, videos or builds.`
  return undefined
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e5) / 10} MB`
}

function entryProblem({ kind, problem, bytes }: ImportEntry, path: string): string | undefined {
  if (problem !== undefined) return problem
  if (kind === 'link') return 'it is a symbolic link'
  if (kind === 'other') return 'it is no plain file'
  if (path === '__proto__' || path.startsWith('__proto__/')) return 'its name means something else to JavaScript'
  if (bytes && bytes.length > IMPORT_LIMITS.file) return `it is larger than ${megabytes(IMPORT_LIMITS.file)}`
  return pathProblem(path)
}

/** One path cannot be a file twice, nor a file and a folder. */
function clash(path: string, files: ReadonlyMap<string, WorkspaceFile>): string | undefined {
  if (files.has(path)) return 'there are two files of this path'
  const parts = path.split('/')
  const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'))
  const file = above.find((folder) => files.has(folder))
  if (file !== undefined) return `\`${file}\` is a file already`
  return undefined
}

/** The folder all files lie in, as archives and picked folders have it. */
function topFolder(entries: readonly ImportEntry[]): string | undefined {
  const [first] = entries
  const name = first?.path.includes('/') ? first.path.split('/')[0] : undefined
  if (name === undefined || name === '' || name === '..' || name === '.') return undefined
  return entries.every(({ path }) => path.startsWith(`${name}/`)) ? name : undefined
}

function skippedOf(entries: readonly ImportEntry[]) {
  const counts = new Map<string, number>()
  for (const { path } of entries) {
    const folder = skippedFolder(path)
    if (folder !== undefined) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].map(([folder, count]) => ({ folder, count }))
}

function workspaceFile(bytes: Uint8Array, executable: boolean, { provenance, now }: ImportOptions): WorkspaceFile {
  const known = { executable, provenance, changed: now }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\u0000') ? binary(bytes, known) : { ...known, text, encoding: 'utf8' }
  } catch {
    return binary(bytes, known)
  }
}

function binary(bytes: Uint8Array, known: Omit<WorkspaceFile, 'text' | 'encoding'>): WorkspaceFile {
  return { ...known, text: toBase64(bytes), encoding: 'base64' }
}
