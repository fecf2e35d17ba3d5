/** Programs that installed packages bring: those that are modelled, by the package's or the program's name. */
import type { ProgramTable } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { BUNDLERS } from './bundlers.ts'
import { CHECKERS, checkerProgram } from './checkers.ts'
import { oxlintProgram } from './oxlint.ts'
import { SCRIPT_TOOLS } from './script-tools.ts'
import { viteProgram } from './vite.ts'
import { vitestProgram } from './vitest.ts'

type Input = Pick<ImageTableInput, 'apps' | 'base' | 'bundles'>

/** Undefined when the path lies in no package. */
export function packageProgram(path: string, input: Input): ReturnType<ProgramTable['find']> | undefined {
  const name = packageOf(path)
  switch (name) {
    case undefined:
    case 'npm':
    case 'corepack':
      return undefined
    default:
      return namedProgram(name, path, input)
  }
}

/** `name` of a package, or of its program where the two differ. */
export function namedProgram(name: string, path: string, input: Input): ReturnType<ProgramTable['find']> {
  const run = runOf(name, input) ?? runOf(programOf(name), input)
  if (run !== undefined) return { kind: 'program', path, run }
  return { kind: 'unmodelled', why: `what the package ${name} does is not modelled` }
}

function runOf(name: string, input: Input) {
  if (name === 'vite') return viteProgram(input)
  if (name === 'vitest') return vitestProgram(input)
  if (name === 'oxlint') return oxlintProgram(input)
  return BUNDLERS.get(name) ?? SCRIPT_TOOLS.get(name) ?? (CHECKERS.has(name) ? checkerProgram(name) : undefined)
}

/** Packages whose program has another name. */
const PROGRAMS: Readonly<Record<string, string>> = {
  typescript: 'tsc',
  '@craco/craco': 'craco',
  'webpack-cli': 'webpack',
  '@rsbuild/core': 'rsbuild',
  '@angular/cli': 'ng',
  '@vue/cli-service': 'vue-cli-service',
  '@react-router/dev': 'react-router',
  'npm-run-all': 'run-s',
}

function programOf(packageName: string): string {
  return PROGRAMS[packageName] ?? packageName
}

/** The packages that bring a program of this name, the likeliest first. */
export function packagesOf(program: string): readonly string[] {
  const named = Object.entries(PROGRAMS).flatMap(([name, bin]) => (bin === program ? [name] : []))
  return [...named, program]
}

function packageOf(path: string): string | undefined {
  const name = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
  return name === '.bin' ? undefined : name
}
