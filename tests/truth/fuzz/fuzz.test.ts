/** Generated builds beside real BuildKit: a fixed seed with recorded answers, and new seeds for `npm run fuzz`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import type { BuildAnswer } from '../docker/answer.ts'
import type { TruthCase } from '../docker/case.ts'
import { comparable } from '../docker/compare.ts'
import { mustDocker } from '../docker/docker.ts'
import { buildByEngine } from '../docker/engine-build.ts'
import { buildReal } from '../docker/real-build.ts'
import { readRecorded, recordedFolder, writeRecorded } from '../docker/recorded.ts'
import { standInCatalogue } from '../docker/stand-in-catalogue.ts'
import { generateCase } from './generate.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'
const first = Number(process.env.STAGECRAFT_FUZZ_SEED ?? Number.NaN)
const folder = recordedFolder(new URL('recorded', import.meta.url))
const found = fileURLToPath(new URL('found', import.meta.url))

const fixed = Array.from({ length: 12 }, (_, index) => generateCase(index + 1))
const fresh = Number.isNaN(first)
  ? []
  : Array.from({ length: Number(process.env.STAGECRAFT_FUZZ_COUNT ?? 40) }, (_, index) => generateCase(first + index))
const built = recording ? fixed : fresh.length > 0 ? [] : fixed.slice(0, 8)

const named = (cases: readonly TruthCase[]) => cases.map((one) => [one.name, one] as const)

test.each(named(fixed))('the engine answers as real BuildKit answered: %s', async (_name, one) => {
  const recorded = readRecorded(one, folder)
  expect(recorded, 'no recorded answer: run `npm run record:truth` where Docker can be had').toBeDefined()
  expect(recorded!.made, 'the generator changed: record again').toEqual(madeOf(one))
  expect(comparable(one, await buildByEngine(one, standInCatalogue))).toEqual(comparable(one, recorded!))
})

test.skipIf(docker === undefined).each(named(built))(
  'real BuildKit answers as recorded: %s',
  async (_name, one) => {
    const answer = await buildReal(docker!, one)
    if (recording) writeRecorded(one, { ...answer, made: madeOf(one) } as BuildAnswer, await versionOf(), folder)
    expect(comparable(one, answer)).toEqual(comparable(one, readRecorded(one, folder)!))
  },
  120_000,
)

// `unknown` is no disagreement: the engine says itself that it cannot tell.
test.skipIf(docker === undefined || fresh.length === 0).each(named(fresh))(
  'the engine and real BuildKit agree: %s',
  async (_name, one) => {
    const byEngine = await buildByEngine(one, standInCatalogue)
    if (byEngine.outcome === 'unknown') return
    const [expected, answered] = [comparable(one, await buildReal(docker!, one)), comparable(one, byEngine)]
    if (JSON.stringify(expected) !== JSON.stringify(answered)) keep(one)
    expect(answered).toEqual(expected)
  },
  120_000,
)

function madeOf({ dockerfile, context }: TruthCase) {
  return { dockerfile, context }
}

/** A candidate: made smaller by hand, it becomes a file of `docker/cases`. */
function keep({ name, ...rest }: TruthCase): void {
  mkdirSync(found, { recursive: true })
  writeFileSync(join(found, `${name}.json`), `${JSON.stringify(rest, undefined, 1)}\n`)
}

async function versionOf(): Promise<string> {
  return (await mustDocker(docker!, ['version', '--format', '{{.Server.Version}}'])).trim()
}
