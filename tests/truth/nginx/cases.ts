/** The cases: one JSON file each below `cases/`, what nginx was seen to do beside it below `recorded/`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NginxCase } from '@/core/nginx/case.ts'
import type { Recorded } from './observed.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))

export interface NamedCase {
  /** `refused/missing-semicolon` */
  readonly name: string
  readonly input: NginxCase
}

export function readCases(): readonly NamedCase[] {
  return ['refused', 'accepted'].flatMap((kind) =>
    readdirSync(join(HERE, 'cases', kind))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ name: `${kind}/${name.slice(0, -5)}`, input: readCase(join(HERE, 'cases', kind, name)) })),
  )
}

interface Written extends NginxCase {
  /** Files and requests of `cases/site.json` as well. */
  readonly site?: boolean
}

function readCase(path: string): NginxCase {
  const { site, ...input } = JSON.parse(readFileSync(path, 'utf8')) as Written
  if (!site) return input
  const common = JSON.parse(readFileSync(join(HERE, 'cases', 'site.json'), 'utf8')) as NginxCase
  return {
    ...input,
    files: { ...common.files, ...input.files },
    requests: [...(common.requests ?? []), ...(input.requests ?? [])],
  }
}

/** The files every site of these tests has. */
export function readSite(): Pick<NginxCase, 'files'> {
  const { files } = JSON.parse(readFileSync(join(HERE, 'cases', 'site.json'), 'utf8')) as NginxCase
  return { files: files ?? {} }
}

export function readRecorded(name: string): Recorded | undefined {
  const path = join(HERE, 'recorded', `${name}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recorded) : undefined
}

export function writeRecorded(name: string, recorded: Recorded): void {
  const path = join(HERE, 'recorded', `${name}.json`)
  mkdirSync(dirname(path), { recursive: true })
  const answers = recorded.answers.map((answer) => `  ${JSON.stringify(answer)}`).join(',\n')
  const { command, version, exit, messages } = recorded
  const head = Object.entries({ command, version, exit, messages }).map(
    ([key, value]) => ` "${key}": ${JSON.stringify(value)},\n`,
  )
  writeFileSync(path, `{\n${head.join('')} "answers": [${answers === '' ? '' : `\n${answers}\n `}]\n}\n`)
}
