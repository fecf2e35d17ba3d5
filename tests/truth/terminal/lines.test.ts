/** Command lines, right and wrong, beside the real docker client. */
import { expect, inject, test } from 'vitest'
import { comparableLine } from './comparable-line.ts'
import { typeOurs } from './our-terminal.ts'
import { typeReal } from './real-terminal.ts'
import { readTerminalCases, writeTerminalCase } from './terminal-case.ts'

const docker = inject('docker')
const recording = process.env.STAGECRAFT_RECORD === '1'

test.skipIf(!recording || docker === undefined).each(readTerminalCases('lines').map((one) => [one.name, one] as const))(
  'a real command line is recorded: %s',
  async (_name, one) => {
    writeTerminalCase('lines', one, await typeReal(docker!, one, false))
  },
  180_000,
)

const recorded = readTerminalCases('lines').filter((one) => one.recorded !== undefined)

test('right and wrong command lines are recorded', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(60)
})

test.each(recorded.map((one) => [one.name, one.about, one] as const))(
  'the terminal prints what the docker client printed: %s: %s',
  (_name, _about, one) => {
    const ours = typeOurs(one)
    if (one.notTold !== undefined) return expect(ours.output).toMatch(/^stagecraft: cannot tell/)
    const wanted = one.differs?.output ?? one.recorded!.output
    expect(comparableLine(ours.output)).toEqual(comparableLine(wanted))
    expect(ours.code).toBe(one.differs?.code ?? one.recorded!.code)
  },
)
