/** The text of an instruction as BuildKit keeps it to name steps: continuations joined, comments dropped. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'

export function originalText(instruction: Instruction, source: string): string {
  const { start, end } = instruction.range
  // A trigger of the base does not stand where it is carried out.
  const standsHere = instruction.keywordRange.start.offset === start.offset
  if (standsHere && instruction.startLine === instruction.endLine) {
    return source.slice(start.offset, end.offset).trim()
  }
  const flags = instruction.flags.map((flag) =>
    flag.value === undefined ? `--${flag.name}` : `--${flag.name}=${flag.value}`,
  )
  return [instruction.written, ...flags, instruction.rest.text].join(' ').trim()
}

/** As BuildKit's uppercaseCmd: the keyword in upper case, whatever the file has. */
export function upperKeyword(text: string): string {
  const space = text.indexOf(' ')
  return space < 0 ? text.toUpperCase() : text.slice(0, space).toUpperCase() + text.slice(space)
}
