/** The engine beside real BuildKit: each case's recorded answer, and for a fixed sample the answer given just now. */
import { expect, inject, test } from 'vitest'
import { readCases } from './case.ts'
import { comparable } from './compare.ts'
import { mustDocker } from './docker.ts'
import { buildByEngine } from './engine-build.ts'
import { buildReal } from './real-build.ts'
import { readRecorded, writeRecorded } from './recorded.ts'
import { standInCatalogue } from './stand-in-catalogue.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'
const cases = readCases()

test.each(cases.map((one) => [one.name, one.about, one] as const))(
  'the engine answers as real BuildKit answered: %s: %s',
  async (_name, _about, one) => {
    const recorded = readRecorded(one)
    expect(recorded, 'no recorded answer: run `npm run record:truth` where Docker can be had').toBeDefined()
    const answer = await buildByEngine(one, standInCatalogue)
    if (one.notModelled !== undefined) return expect(answer.outcome, one.notModelled).toBe('unknown')
    expect(comparable(one, answer)).toEqual(comparable(one, recorded!))
  },
)

// What is cached can be told only where nothing was built before: not in a Docker that somebody works with.
const built = cases
  .filter((one) => recording || one.sampled)
  .filter((one) => docker?.standIns || one.edits === undefined)

test.skipIf(docker === undefined).each(built.map((one) => [one.name, one.about, one] as const))(
  'real BuildKit answers as recorded: %s: %s',
  async (_name, _about, one) => {
    const answer = await buildReal(docker!, one)
    if (recording) writeRecorded(one, answer, await versionOf())
    const { config: real, ...now } = comparable(one, answer) as Record<string, unknown>
    const { config, ...then } = comparable(one, readRecorded(one)!) as Record<string, unknown>
    expect(now).toEqual(then)
    if (docker!.standIns) expect(real).toEqual(config)
  },
  120_000,
)

async function versionOf(): Promise<string> {
  return (await mustDocker(docker!, ['version', '--format', '{{.Server.Version}}'])).trim()
}
