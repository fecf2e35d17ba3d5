/** The reference for real: each combination as it was recorded, and one of them built again just now. */
import { createHash } from 'node:crypto'
import { beforeAll, expect, inject, test } from 'vitest'
import { nameOf, type ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import { COMBINATIONS, projectOf } from '../../core/exporter/reference-evaluated.ts'
import { mustDocker } from '../docker/docker.ts'
import { buildReference } from './real-reference.ts'
import { readRecorded, writeRecorded } from './recorded.ts'
import { makeBases } from './stand-in-bases.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'
const SAMPLE = 'npm-unprivileged-8080'

/** Listed in docs/take-home.md as not built. */
const NOT_BUILT: readonly string[] = []

const named = COMBINATIONS.map((choices) => [nameOf(choices), choices] as const)

beforeAll(async () => {
  if (docker?.standIns) await makeBases(docker)
})

const builtNow = named.filter(([name]) => recording || name === SAMPLE)

test.skipIf(docker === undefined).each(builtNow)(
  '%s builds for real, and its own smoke test finds all well',
  async (_name, choices) => {
    const answer = await buildReference(docker!, choices, recording ? 'all targets' : 'production')
    expect(
      answer.smoke.lines.filter((line) => !line.startsWith('ok ')),
      answer.smoke.lines.join('\n'),
    ).toEqual(['all well'])
    expect(answer.smoke.exit).toBe(0)
    if (recording) {
      const version = (await mustDocker(docker!, ['version', '--format', '{{.Server.Version}}'])).trim()
      const date = new Date().toISOString().slice(0, 10)
      const bases = docker!.standIns ? `${version}, stand-in base images` : version
      writeRecorded(choices, { docker: bases, date, project: digestOf(choices), ...answer })
    } else expect(answer.smoke).toEqual(readRecorded(choices)?.smoke)
  },
  900_000,
)

test.each(named.filter(([name]) => !NOT_BUILT.includes(name)))(
  '%s was built and smoke-tested as it is today',
  (_name, choices) => {
    const recorded = readRecorded(choices)
    expect(recorded, 'no record: `npm run record:truth -- tests/truth/reference` where Docker can be had').toBeDefined()
    expect(recorded!.project, 'recorded of other files').toBe(digestOf(choices))
    expect(recorded!.built).toEqual(['test', 'dev', 'production'])
    expect(recorded!.smoke.exit).toBe(0)
    expect(recorded!.smoke.lines.at(-1)).toBe('all well')
    expect(recorded!.smoke.lines.length).toBeGreaterThan(60)
    expect(recorded!.development).toBe(200)
  },
)

test.each(NOT_BUILT)('%s is not built, and has no record that says otherwise', (name) => {
  const choices = named.find(([each]) => each === name)?.[1]
  expect(choices && readRecorded(choices)).toBeUndefined()
})

/** Over what decides the image and its test; the README may be reworded. */
function digestOf(choices: ReferenceChoices): string {
  const hash = createHash('sha256')
  for (const { path, bytes } of projectOf(choices).files) if (path !== 'README.md') hash.update(path).update(bytes)
  return hash.digest('hex').slice(0, 16)
}
