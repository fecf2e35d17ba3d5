/** Programs that installed packages bring: vite and vitest are modelled, by the app's record. */
import type { ProgramTable } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { CHECKERS, checkerProgram } from './checkers.ts'
import { viteProgram } from './vite.ts'
import { vitestProgram } from './vitest.ts'

/** Undefined when the path lies in no package. */
export function packageProgram(
  path: string,
  input: Pick<ImageTableInput, 'apps' | 'base'>,
): ReturnType<ProgramTable['find']> | undefined {
  const name = packageOf(path)
  switch (name) {
    case undefined:
    case 'npm':
    case 'corepack':
      return undefined
    case 'vite':
      return { kind: 'program', path, run: viteProgram(input.apps) }
    case 'vitest':
      return { kind: 'program', path, run: vitestProgram(input.apps) }
    default:
      if (CHECKERS.has(name)) return { kind: 'program', path, run: checkerProgram(name) }
      return { kind: 'unmodelled', why: `what the package ${name} does is not modelled` }
  }
}

function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}
