/**
 * A command line and what a real docker client printed for it, one file a case. `differs` names what a newer client
 * words differently from the recorded one, with its source: there the newer one is what the terminal follows.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Recorded {
  /** Version of the client and of the engine. */
  readonly docker: string
  readonly output: string
  /** Of a build: the last picture its progress drew in a terminal of 100 columns. */
  readonly tty?: string
  readonly code: number
}

export interface TerminalCase {
  readonly name: string
  readonly about: string
  /** Files of the folder the line is typed in. */
  readonly files?: Readonly<Record<string, string>>
  /** Lines typed before, whose output does not matter. */
  readonly before?: readonly string[]
  readonly command: string
  readonly differs?: { readonly why: string; readonly source: string; readonly output: string; readonly code?: number }
  /** Why our terminal cannot tell: it says so, and nothing else. */
  readonly notTold?: string
  readonly recorded?: Recorded
}

export type CaseKind = 'builds' | 'lines'

function folderOf(kind: CaseKind): string {
  return fileURLToPath(new URL(kind, import.meta.url))
}

export function readTerminalCases(kind: CaseKind): readonly TerminalCase[] {
  const folder = folderOf(kind)
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: file.replace('.json', ''), ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }))
}

export function writeTerminalCase(kind: CaseKind, one: TerminalCase, recorded: Recorded): void {
  const { name, ...rest } = one
  writeFileSync(join(folderOf(kind), `${name}.json`), `${JSON.stringify({ ...rest, recorded }, undefined, 2)}\n`)
}
