/** ARG's words: names, some with a default. */
import type { Range } from '@/core/text/position.ts'
import type { Instruction, Word } from './syntax.ts'

export interface ArgDeclaration {
  readonly name: string
  /** As written; undefined without `=`. */
  readonly defaultValue: string | undefined
  readonly word: Word
  /** Where the default begins in the word. */
  readonly valueOffset: number
  readonly range: Range
}

export function argDeclarations(instruction: Instruction): readonly ArgDeclaration[] {
  return instruction.args.map((word) => {
    const equals = word.text.indexOf('=')
    return {
      name: equals < 0 ? word.text : word.text.slice(0, equals),
      defaultValue: equals < 0 ? undefined : word.text.slice(equals + 1),
      word,
      valueOffset: equals < 0 ? word.text.length : equals + 1,
      range: word.range,
    }
  })
}
