/**
 * What stops Vite, and Vitest that loads it, before it does anything: a Node too old for Rolldown, no native binding
 * for the image's C library, no place to write its configuration to. Each was seen with the starter's Vite 8.3.8.
 */
import { join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import type { BaseImage } from '@/core/images/image.ts'
import { isOlder, nodeVersionOf } from '@/core/images/node-version.ts'
import type { Process } from '@/core/shell/process.ts'
import { lacksBinding, MISSING_BINDING } from './npm/native-binding.ts'
import { foldersUp } from './npm/package-folders.ts'
import { configProblem } from './npm/vite-temp.ts'

export type ViteStop =
  | { readonly kind: 'fails'; readonly lines: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: string }

export interface ViteCall {
  /** The app's folder. */
  readonly root: string
  readonly args: readonly string[]
  /** `error during build:`, as the command words it. */
  readonly heading: string
  /** The container's files may not be written. */
  readonly readOnly?: boolean
}

/** Undefined when nothing does. */
export function viteStop(process: Process, base: BaseImage | undefined, call: ViteCall): ViteStop | undefined {
  const modules = foldersUp(call.root)
    .map((folder) => join(folder, 'node_modules'))
    .find((folder) => lookup(process.tree, join(folder, 'rolldown/package.json')).kind === 'found')
  if (modules !== undefined) {
    const old = tooOld(base)
    if (old !== undefined) return { kind: 'fails', lines: old }
    if (lacksBinding(process.tree, join(modules, '@rolldown'), base?.libc))
      return { kind: 'fails', lines: [MISSING_BINDING] }
  }
  return configProblem(process, call)
}

/** Rolldown takes styleText from node:util, which came with 20.12 and takes lists since 20.13; 21 never learnt that. */
function tooOld(base: BaseImage | undefined): readonly string[] | undefined {
  const version = nodeVersionOf(base)
  if (version === undefined) return undefined
  const last = version.length === 3 ? ['', `Node.js v${version.join('.')}`] : []
  if (isOlder(version, [20, 12]))
    return ["SyntaxError: The requested module 'node:util' does not provide an export named 'styleText'", ...last]
  if (!isOlder(version, [20, 13]) && version[0] !== 21) return undefined
  return ["TypeError [ERR_INVALID_ARG_VALUE]: The argument 'format' must be one of: 'reset', 'bold', …", ...last]
}
