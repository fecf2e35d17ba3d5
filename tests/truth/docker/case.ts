/** A case: one JSON file with a Dockerfile and its context (names, modes, links), so that a clone works on every system. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type CaseEntry =
  | string
  | { readonly text: string; readonly mode?: string }
  | { readonly link: string }
  | { readonly folder: true; readonly mode?: string }
  /** An archive made when the case runs: texts by path; a path that ends in `/` is a folder. */
  | { readonly tar: Readonly<Record<string, string>>; readonly gzip?: true }

export type Context = Readonly<Record<string, CaseEntry>>

/** A change after which the case is built again. What is not named stays. */
export interface Edit {
  /** Files written anew; null takes one away. */
  readonly files?: Readonly<Record<string, CaseEntry | null>>
  readonly dockerfile?: readonly string[]
  readonly buildArgs?: Readonly<Record<string, string>>
}

export interface TruthCase {
  /** File name without `.json`. */
  readonly name: string
  readonly about: string
  readonly dockerfile: string | readonly string[]
  readonly context: Context
  /** The files of starter-react-app, as they are today, lie below this path of the context (`.` for its root). */
  readonly starter?: string
  readonly target?: string
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** Each is built in turn, after the one before; which steps came from the cache is compared. */
  readonly edits?: readonly Edit[]
  /** Only what lies below these counts; default: everything the build added or changed. */
  readonly below?: readonly string[]
  /** Names count, sizes do not, below these: what a package manager or a bundler writes may differ by day. */
  readonly namesOnly?: readonly string[]
  /** What the BuildKit of 2026, which the engine models, does or says otherwise, with the source: the error's text is not compared. */
  readonly newerWording?: string
  /** Paths that the BuildKit of then made and today's does not, and why, with the source. */
  readonly olderFiles?: { readonly paths: readonly string[]; readonly why: string }
  /** The engine answers otherwise, and why that is known: it must say so itself (`unknown`), and never a wrong answer. */
  readonly notModelled?: string
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

/** The case after its first `count` edits. */
export function edited(one: TruthCase, count: number): TruthCase {
  return (one.edits ?? []).slice(0, count).reduce(applyEdit, one)
}

function applyEdit(one: TruthCase, edit: Edit): TruthCase {
  const { files = {}, ...rest } = edit
  const context = Object.entries({ ...one.context, ...files }).filter(
    (entry): entry is [string, CaseEntry] => entry[1] !== null,
  )
  return { ...one, ...rest, context: Object.fromEntries(context) }
}
