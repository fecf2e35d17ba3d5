/** An instruction on one line, as written. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'

export function instructionText({ written, flags, rest }: Instruction): string {
  const words = flags.map((flag) => `--${flag.name}${flag.value === undefined ? '' : `=${flag.value}`}`)
  return [written, ...words, rest.text].join(' ')
}
