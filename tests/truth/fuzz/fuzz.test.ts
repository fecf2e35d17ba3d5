/** Generated builds beside real BuildKit: a fixed seed with recorded answers, and new seeds for `npm run fuzz`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { expect, inject, test } from 'vitest'
import type { BuildAnswer } from '../docker/answer.ts'
import type { TruthCase } from '../docker/case.ts'
import { comparable } from '../docker/compare.ts'
import { mustDocker } from '../docker/docker.ts'
import { buildByEngine, type EngineAnswer, mistakesOf } from '../docker/engine-build.ts'
import { buildReal } from '../docker/real-build.ts'
import { readRecorded, recordedFolder, writeRecorded } from '../docker/recorded.ts'
import { standInCatalogue } from '../docker/stand-in-catalogue.ts'
import { generateCase } from './generate.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'
const first = Number(process.env.STAGECRAFT_FUZZ_SEED ?? Number.NaN)
const folder = recordedFolder(new URL('recorded', import.meta.url))
const found = fileURLToPath(new URL('found', import.meta.url))

// Builds that succeed, or have one mistake: of several, real BuildKit may meet another one first the next time.
const FIXED = [2, 3, 8, 10, 18, 23, 24, 28, 34, 37, 45, 49]
const fixed = FIXED.map(generateCase)
const fresh = Number.isNaN(first)
  ? []
  : Array.from({ length: Number(process.env.STAGECRAFT_FUZZ_COUNT ?? 40) }, (_, index) => generateCase(first + index))
const built = recording ? fixed : fresh.length > 0 ? [] : fixed.slice(4, 10)

const named = (cases: readonly TruthCase[]) => cases.map((one) => [one.name, one] as const)

test.each(named(fixed))('the engine answers as real BuildKit answered: %s', async (_name, one) => {
  const recorded = readRecorded(one, folder)
  expect(recorded, 'no recorded answer: run `npm run record:truth` where Docker can be had').toBeDefined()
  expect(recorded!.made, 'the generator changed: record again').toEqual(madeOf(one))
  expect(await disagreement(one, recorded!)).toBeUndefined()
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

test.skipIf(docker === undefined || fresh.length === 0).each(named(fresh))(
  'the engine and real BuildKit agree: %s',
  async (_name, one) => {
    if ((await buildByEngine(one, standInCatalogue)).outcome === 'unknown') return
    const differs = await disagreement(one, await buildReal(docker!, one))
    if (differs !== undefined) keep(one)
    expect.soft(differs?.engine).toEqual(differs?.real)
    expect(differs?.dockerfile).toBeUndefined()
  },
  120_000,
)

/** Frontend 1.2 names no source when the folder it should lie in is missing (see `versions.ts`). */
function isUnnamedSource(real: BuildAnswer, engine: EngineAnswer): boolean {
  return (
    (real.error ?? '').includes('failed to walk') && engine.outcome === 'failed' && /not found$/.test(engine.error!)
  )
}

/** A size that the engine does not know is none that it has wrong. */
function withoutUnknownSizes(real: BuildAnswer, engine: EngineAnswer): BuildAnswer {
  if (engine.outcome !== 'succeeded') return real
  const unknown = new Set(engine.files?.filter((each) => each[4] === '?').map((each) => each[0]))
  return {
    ...real,
    files: real.files?.map((each) => (unknown.has(each[0]) ? [each[0], each[1], each[2], each[3], '?'] : each)),
  }
}

/** `unknown` is no disagreement: the engine says itself that it cannot tell. Of several mistakes, real BuildKit meets any first. */
async function disagreement(one: TruthCase, real: BuildAnswer) {
  const engine = await buildByEngine(one, standInCatalogue)
  const [answered, expected] = [comparable(one, engine), comparable(one, withoutUnknownSizes(real, engine))]
  if (engine.outcome === 'unknown' || isUnnamedSource(real, engine) || isDeepStrictEqual(answered, expected))
    return undefined
  if (engine.outcome === 'failed' && real.outcome === 'failed') {
    const mistakes = (await mistakesOf(one, standInCatalogue)).map((error) =>
      comparable(one, { outcome: 'failed', error }),
    )
    if (mistakes.some((mistake) => isDeepStrictEqual(mistake, expected))) return undefined
  }
  return { dockerfile: one.dockerfile, engine: answered, real: expected }
}

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
