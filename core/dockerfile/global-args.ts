/** The global scope: BuildKit's predefined arguments, then every ARG before the first FROM. */
import type { Range } from '@/core/text/position.ts'
import { argDeclarations } from './arg-words.ts'
import { expand } from './expand.ts'
import { lookupOf } from './lookup.ts'
import { DEFAULT_PLATFORM } from './platform.ts'
import type { Instruction } from './syntax.ts'

export interface GlobalArgs {
  /** Undefined value = declared only. */
  readonly values: ReadonlyMap<string, string | undefined>
  readonly problem: { readonly message: string; readonly range: Range; readonly instruction: Instruction } | undefined
}

/** Predefined in every build; a --build-arg of the same name replaces them. */
export function predefinedArgs(targetStage: string, buildArgs: Readonly<Record<string, string>>) {
  const [os = '', architecture = ''] = DEFAULT_PLATFORM.split('/')
  const values = new Map<string, string>()
  for (const side of ['BUILD', 'TARGET']) {
    values.set(`${side}PLATFORM`, DEFAULT_PLATFORM)
    values.set(`${side}OS`, os)
    values.set(`${side}OSVERSION`, '')
    values.set(`${side}ARCH`, architecture)
    values.set(`${side}VARIANT`, '')
  }
  values.set('TARGETSTAGE', targetStage === '' ? 'default' : targetStage)
  for (const name of values.keys()) if (Object.hasOwn(buildArgs, name)) values.set(name, buildArgs[name]!)
  return values
}

export function globalArgs(
  predefined: ReadonlyMap<string, string>,
  args: readonly Instruction[],
  buildArgs: Readonly<Record<string, string>>,
  escapeToken: string,
): GlobalArgs {
  const values = new Map<string, string | undefined>(predefined)
  for (const instruction of args) {
    for (const { name, defaultValue, range } of argDeclarations(instruction)) {
      if (Object.hasOwn(buildArgs, name)) values.set(name, buildArgs[name])
      else if (defaultValue === undefined) values.set(name, values.get(name))
      else {
        const result = expand(defaultValue, lookupOf(values), escapeToken)
        if (result.kind === 'error') return { values, problem: { message: result.message, range, instruction } }
        values.set(name, result.text)
      }
    }
  }
  return { values, problem: undefined }
}
