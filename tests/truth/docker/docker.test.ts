/** The engine beside real BuildKit: each case's recorded answer, and for a fixed sample the answer given just now. */
import { expect, inject, test } from 'vitest'
import { type AnsweredFile, type BuildAnswer, todaysWords } from './answer.ts'
import { readCases, type TruthCase } from './case.ts'
import { mustDocker } from './docker.ts'
import { buildByEngine } from './engine-build.ts'
import { buildReal } from './real-build.ts'
import { readRecorded, writeRecorded } from './recorded.ts'
import { standInCatalogue } from './stand-in-catalogue.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'
const cases = readCases()

test.each(cases.map((one) => [one.about, one] as const))(
  'the engine answers as real BuildKit answered: %s',
  (_, one) => {
    const recorded = readRecorded(one)
    expect(recorded, 'no recorded answer: run `npm run record:truth` where Docker can be had').toBeDefined()
    expect(comparable(one, buildByEngine(one, standInCatalogue))).toEqual(comparable(one, recorded!))
  },
)

const built = cases.filter((one) => recording || one.sampled)

test.skipIf(docker === undefined).each(built.map((one) => [one.about, one] as const))(
  'real BuildKit answers as recorded: %s',
  async (_, one) => {
    const answer = await buildReal(docker!, one)
    if (recording)
      writeRecorded(
        one,
        answer,
        await mustDocker(docker!, ['version', '--format', '{{.Server.Version}}']).then((text) => text.trim()),
      )
    expect(comparable(one, answer)).toEqual(comparable(one, readRecorded(one)!))
  },
  120_000,
)

/** What of an answer is compared: version-dependent words and what lies elsewhere are left out, and said so in the case. */
function comparable(
  one: TruthCase,
  answer: BuildAnswer | { readonly outcome: 'unknown'; readonly reasons: readonly string[] },
) {
  if (answer.outcome === 'unknown') return answer
  if (answer.outcome === 'failed')
    return {
      outcome: 'failed',
      error: one.newerWording === undefined ? todaysWords(answer.error ?? '') : 'worded by version',
    }
  return {
    outcome: 'succeeded',
    files: answer.files
      ?.filter((each) => counts(one, each))
      .map(([path, kind, mode, owner, detail]) => `${path} ${kind} ${mode} ${owner} ${detail}`),
  }
}

/** Programs leave their own traces at well-known places: npm its logs and cache. */
function counts(one: TruthCase, [path]: AnsweredFile): boolean {
  return one.below === undefined || one.below.some((each) => path === each || path.startsWith(`${each}/`))
}
