/** What real Docker answered, a file a combination. One without a file was not built, and is said to be so. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nameOf, type ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import type { RealAnswer } from './real-reference.ts'

export interface RecordedReference extends RealAnswer {
  readonly docker: string
  readonly date: string
  /** Digest of the files that were built: a record of other files is none. */
  readonly project: string
}

const folder = fileURLToPath(new URL('recorded', import.meta.url))

export function readRecorded(choices: ReferenceChoices): RecordedReference | undefined {
  const path = join(folder, `${nameOf(choices)}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RecordedReference) : undefined
}

export function writeRecorded(choices: ReferenceChoices, answer: RecordedReference): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${nameOf(choices)}.json`), `${JSON.stringify(answer, undefined, 1)}\n`)
}
