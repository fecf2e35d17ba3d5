/** A case: one JSON file with a Dockerfile and its context (names, modes, links), so that a clone works on every system. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { directory, EMPTY_TREE, type FileTree, file, link, put } from '@/core/files/tree.ts'

export type CaseEntry =
  | string
  | { readonly text: string; readonly mode?: string }
  | { readonly link: string }
  | { readonly folder: true; readonly mode?: string }

export interface TruthCase {
  /** File name without `.json`. */
  readonly name: string
  readonly about: string
  readonly dockerfile: string | readonly string[]
  readonly context: Readonly<Record<string, CaseEntry>>
  readonly target?: string
  readonly buildArgs?: Readonly<Record<string, string>>
  /** Only what lies below these counts; default: everything the build added or changed. */
  readonly below?: readonly string[]
  /** Leave out file contents and sizes below these: what a package manager downloads may differ by day. */
  readonly namesOnly?: readonly string[]
  /** The error is worded otherwise by the BuildKit of 2026, which the engine models: why, with the source. */
  readonly newerWording?: string
  /** Built for real at every test run where Docker can be had. */
  readonly sampled?: boolean
}

const folder = fileURLToPath(new URL('cases', import.meta.url))

export function readCases(): readonly TruthCase[] {
  return readdirSync(folder)
    .filter((each) => each.endsWith('.json'))
    .sort()
    .map((each) => ({ ...JSON.parse(readFileSync(join(folder, each), 'utf8')), name: each.slice(0, -5) }) as TruthCase)
}

export function dockerfileOf(one: TruthCase): string {
  return typeof one.dockerfile === 'string' ? one.dockerfile : `${one.dockerfile.join('\n')}\n`
}

/** Writes the context into a folder, Dockerfile included. */
export function writeContext(one: TruthCase, target: string): void {
  for (const [path, entry] of Object.entries(one.context)) {
    const full = join(target, path)
    mkdirSync(dirname(full), { recursive: true })
    if (typeof entry === 'string') writeFileSync(full, entry)
    else if ('link' in entry) symlinkSync(entry.link, full)
    else if ('folder' in entry) mkdirSync(full, { recursive: true })
    else writeFileSync(full, entry.text)
    if (typeof entry === 'string') chmodSync(full, 0o644)
    else if (!('link' in entry)) chmodSync(full, Number.parseInt(entry.mode ?? ('folder' in entry ? '755' : '644'), 8))
  }
  writeFileSync(join(target, 'Dockerfile'), dockerfileOf(one))
}

/** The same context as the engine gets it. */
export function contextTree(one: TruthCase): FileTree {
  let tree = put(EMPTY_TREE, '/Dockerfile', file(dockerfileOf(one)))
  for (const [path, entry] of Object.entries(one.context)) {
    if (typeof entry === 'string') tree = put(tree, path, file(entry))
    else if ('link' in entry) tree = put(tree, path, link(entry.link))
    else if ('folder' in entry)
      tree = put(tree, path, directory(new Map(), { mode: Number.parseInt(entry.mode ?? '755', 8) }))
    else tree = put(tree, path, file(entry.text, { mode: Number.parseInt(entry.mode ?? '644', 8) }))
  }
  return tree
}
