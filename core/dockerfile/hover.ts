/** A sentence about the instruction or flag under the pointer. */
import type { Explanation } from '@/core/text/language-help.ts'
import type { Range } from '@/core/text/position.ts'
import { DOCKERFILE_DESCRIPTIONS } from './describe.ts'
import { parseDockerfile } from './parse.ts'
import type { Instruction } from './syntax.ts'

export function hoverDockerfile(text: string, offset: number): Explanation | undefined {
  const { instructions } = parseDockerfile(text, 'Dockerfile')
  for (const instruction of instructions)
    for (const each of [instruction, ...(instruction.trigger ? [instruction.trigger] : [])]) {
      const found = explain(each, offset)
      if (found) return found
    }
  return undefined
}

function explain(instruction: Instruction, offset: number): Explanation | undefined {
  const { keyword, keywordRange, flags } = instruction
  if (isIn(keywordRange, offset)) return explanation(keyword, keywordRange)
  const flag = flags.find(({ range }) => isIn(range, offset))
  return flag && explanation(`${keyword} --${flag.name}`, flag.range)
}

function explanation(key: string, range: Range): Explanation | undefined {
  const known = DOCKERFILE_DESCRIPTIONS.get(key)
  return known && { range, ...known }
}

function isIn(range: Range, offset: number): boolean {
  return offset >= range.start.offset && offset < range.end.offset
}
