/** Answers real BuildKit gave, one file a case, so that the comparison runs where Docker cannot. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildAnswer, RecordedAnswer } from './answer.ts'
import type { TruthCase } from './case.ts'
import { counts } from './compare.ts'
import { commandOf } from './real-build.ts'

const ours = recordedFolder(new URL('recorded', import.meta.url))

export function recordedFolder(url: URL): string {
  return fileURLToPath(url)
}

export function readRecorded(one: TruthCase, folder = ours): RecordedAnswer | undefined {
  const path = join(folder, `${one.name}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RecordedAnswer) : undefined
}

/** Files that the case leaves out of the comparison are not kept: there are thousands, and they change by the day. */
export function writeRecorded(one: TruthCase, answer: BuildAnswer, version: string, folder = ours): void {
  mkdirSync(folder, { recursive: true })
  const { files, ...rest } = answer
  const head = JSON.stringify(
    { command: `docker ${commandOf(one).join(' ')}`, docker: version, ...rest },
    undefined,
    1,
  ).slice(0, -2)
  const lines = files?.filter((each) => counts(one, each)).map((each) => `  ${JSON.stringify(each)}`)
  const tail = lines === undefined ? '\n}\n' : `,\n "files": [\n${lines.join(',\n')}\n ]\n}\n`
  writeFileSync(join(folder, `${one.name}.json`), head + tail)
}
