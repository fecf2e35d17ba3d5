/** Every builtin of ash and dash that is modelled. One file holds one idea; a new builtin is added to its list here. */
import type { Dialect } from '../process.ts'
import type { Builtin } from './builtin.ts'
import { CONTROL } from './control.ts'
import { LOOKUP } from './lookup.ts'
import { OPTIONS } from './options.ts'
import { PLACE } from './place.ts'
import { READING } from './reading.ts'
import { TEXT } from './text.ts'
import { VARIABLES } from './variables.ts'

const ALL = new Map(
  [...CONTROL, ...LOOKUP, ...OPTIONS, ...PLACE, ...READING, ...TEXT, ...VARIABLES].map((one) => [one.name, one]),
)

export function builtinOf(name: string, dialect: Dialect): Builtin | undefined {
  const found = ALL.get(name)
  return found?.only === undefined || found.only === dialect ? found : undefined
}
