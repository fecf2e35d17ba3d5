/** Programs of packages that look at sources and write nothing, unless they are told to mend them. */
import type { Program } from '@/core/shell/process.ts'
import { CannotTell, notModelledHere, program } from '../work.ts'

export const CHECKERS = new Set([
  'oxlint',
  'eslint',
  'stylelint',
  'prettier',
  'typescript',
  '@biomejs/biome',
  'htmlhint',
])

const MENDING = /^--?(?:fix|write|w|apply|unsafe|cache|output-file|o|build|b)(?:=|$)/

/** Whether it finds something is not known; the files stay as they are. */
export function checkerProgram(name: string): Program {
  return program(name, (work, args) => {
    const writes = args.some((arg) => MENDING.test(arg)) || (name === 'typescript' && !args.includes('--noEmit'))
    if (writes) throw notModelledHere(work, `what ${name} writes is not modelled`)
    throw new CannotTell(`whether ${name} finds something is not known`)
  })
}
