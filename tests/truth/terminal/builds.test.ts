/** `docker build` beside real BuildKit: what each step is called, how it ended, what it printed, and the error. */
import { expect, inject, test } from 'vitest'
import { comparableBuild, comparablePicture } from './comparable-build.ts'
import { typeOurs } from './our-terminal.ts'
import { typeReal } from './real-terminal.ts'
import { readTerminalCases, writeTerminalCase } from './terminal-case.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'

test
  .skipIf(!recording || docker === undefined)
  .each(readTerminalCases('builds').map((one) => [one.name, one] as const))(
  'a real docker build is recorded: %s',
  async (_name, one) => {
    writeTerminalCase('builds', one, await typeReal(docker!, one, true))
  },
  180_000,
)

const recorded = readTerminalCases('builds').filter((one) => one.recorded !== undefined)

test('builds of every kind are recorded', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(25)
})

test.each(recorded.map((one) => [one.name, one.about, one] as const))(
  'docker build prints what BuildKit printed: %s: %s',
  (_name, _about, one) => {
    const ours = typeOurs(one)
    const wanted = comparableBuild(one.differs?.output ?? one.recorded!.output)
    expect(comparableBuild(ours.output)).toEqual(wanted)
    expect(ours.code).toBe(one.differs?.code ?? one.recorded!.code)
  },
)

test.each(recorded.filter((one) => /^\[\+\]/.test(one.recorded!.tty ?? '')).map((one) => [one.name, one] as const))(
  'the picture in a terminal is the one BuildKit drew: %s',
  (_name, one) => {
    expect(comparablePicture(typeOurs(one).tty ?? '')).toEqual(comparablePicture(one.recorded!.tty!))
  },
)
