/** Programs whose work depends on the image: npm and its kin, node, package managers, nginx. */
import type { Program } from '@/core/shell/process.ts'
import type { ImageTableInput } from './image-table.ts'
import { nodeProgram } from './node.ts'
import { npmPrograms } from './npm/npm.ts'

export function imagePrograms(input: ImageTableInput): ReadonlyMap<string, Program> {
  return new Map<string, Program>([...npmPrograms(input), ['node', nodeProgram(input)]])
}
