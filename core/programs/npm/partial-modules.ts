/** Programs of a node_modules that is known in part: package.json and the lockfile say whether they are there. */
import { dirname, join } from '@/core/files/path.ts'
import { lookup, readText } from '@/core/files/tree.ts'
import { searchPath } from '@/core/shell/find-program.ts'
import type { Process, ProgramTable } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { manifestText } from '../manifest-text.ts'
import { perhaps } from '../perhaps.ts'
import { namedProgram, packagesOf } from './package-programs.ts'
import { parseObject } from './parse-object.ts'

type Found = ReturnType<ProgramTable['find']>

/** An install without development dependencies leaves these words in its reason. */
export const WITHOUT_DEVELOPMENT = 'development dependencies were left out'

/** `name` without slashes is looked for along PATH. Undefined: no folder known in part decides it. */
export function programOfModules(name: string, process: Process, input: ImageTableInput): Found | undefined {
  const bins = name.includes('/') ? [dirname(name)] : searchPath(process)
  const program = name.slice(name.lastIndexOf('/') + 1)
  for (const bin of bins.filter((folder) => folder.endsWith('/node_modules/.bin'))) {
    const found = lookup(process.tree, join(bin, program))
    if (found.kind === 'unknown') return broughtBy(program, bin, found.why, process, input)
  }
  return undefined
}

function broughtBy(name: string, bin: string, why: string, process: Process, input: ImageTableInput): Found {
  const root = dirname(dirname(bin))
  switch (isBrought(name, root, !why.includes(WITHOUT_DEVELOPMENT), process)) {
    case 'yes':
      return namedProgram(name, join(bin, name), input)
    case 'no':
      return { kind: 'absent' }
    case 'unknown':
      return perhaps(namedProgram(name, join(bin, name), input), `it is not known whether ${name} is installed: ${why}`)
  }
}

type Answer = 'yes' | 'no' | 'unknown'

function isBrought(name: string, root: string, development: boolean, process: Process): Answer {
  const manifest = parseObject(manifestText(process.tree, root) ?? '')
  const lists = (part: string) => packagesOf(name).some((one) => Object.hasOwn((manifest?.[part] ?? {}) as object, one))
  if (lists('dependencies') || (development && lists('devDependencies'))) return 'yes'
  const lock = parseObject(readText(process.tree, join(root, 'package-lock.json')) ?? '')
  return lock === undefined ? 'unknown' : lockedAnswer(name, lock, development)
}

/** From version 2 on npm's lockfile names the programs of each package. */
function lockedAnswer(name: string, lock: Readonly<Record<string, unknown>>, development: boolean): Answer {
  const packages = Object.values((lock.packages ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>)
  const withPrograms = packages.filter((one) => typeof one.bin === 'object' && one.bin !== null)
  if (withPrograms.length === 0) return 'unknown'
  const bringing = withPrograms.filter((one) => Object.hasOwn(one.bin as object, name))
  return bringing.some((one) => development || one.dev !== true) ? 'yes' : 'no'
}
