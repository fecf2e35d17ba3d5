/**
 * Vite bundles its configuration and writes it as a module before it imports it: into node_modules/.vite-temp, or
 * beside the configuration where that folder may not be made (loadConfigFromBundledFile). Without right to write it ends.
 */
import { basename, dirname, join, resolve } from '@/core/files/path.ts'
import { directory, type FileTree, lookup } from '@/core/files/tree.ts'
import { allows, reaches } from '@/core/shell/access.ts'
import type { Process } from '@/core/shell/process.ts'
import type { ViteCall, ViteStop } from '../vite-start.ts'
import type { Work } from '../work.ts'
import { foldersUp, isModuleFolder } from './package-folders.ts'

export const VITE_CONFIGS = ['js', 'mjs', 'ts', 'cjs', 'mts', 'cts'].map((end) => `vite.config.${end}`)

export function configProblem(process: Process, call: ViteCall): ViteStop | undefined {
  const path = configPath(process.tree, call)
  if (path === undefined || (process.user.uid === 0 && !call.readOnly)) return undefined
  const module = isModule(process.tree, path)
  if (module === undefined) return { kind: 'unknown', why: 'what kind of module the configuration of Vite is' }
  if (!module) return undefined
  const failure = writeFailure(process, path, call.readOnly === true)
  if (failure === undefined) return undefined
  return { kind: 'fails', lines: [`failed to load config from ${path}`, call.heading, `Error: ${failure}`] }
}

/** The folder that stays behind, after the module in it was removed. */
export function leaveTemp(work: Work, call: ViteCall): void {
  const path = configPath(work.tree, call)
  if (path === undefined || !isModule(work.tree, path)) return
  const modules = nearestModules(work.tree, dirname(path))
  if (modules === undefined) return
  const temp = join(modules, '.vite-temp')
  if (lookup(work.tree, temp).kind !== 'found' && work.mayChangeFolderOf(temp))
    work.put(temp, directory(new Map(), work.owner()))
}

/** Undefined: Vite finds none, or loads it another way. */
function configPath(tree: FileTree, { root, args }: ViteCall): string | undefined {
  if (/^(?:runner|native)$/.test(optionOf(args, /^--configLoader$/) ?? '')) return undefined
  const given = optionOf(args, /^(?:--config|-c)$/)
  const names = given === undefined ? VITE_CONFIGS : [given]
  return names.map((name) => resolve(root, name)).find((path) => lookup(tree, path).kind === 'found')
}

/** `--name value` or `--name=value`. */
export function optionOf(args: readonly string[], name: RegExp): string | undefined {
  const index = args.findIndex((arg) => name.test(arg.split('=')[0]!))
  if (index < 0) return undefined
  const equals = args[index]!.indexOf('=')
  return equals < 0 ? args[index + 1] : args[index]!.slice(equals + 1)
}

function isModule(tree: FileTree, path: string): boolean | undefined {
  if (/\.m[jt]s$/.test(path)) return true
  return /\.c[jt]s$/.test(path) ? false : isModuleFolder(tree, dirname(path))
}

function nearestModules(tree: FileTree, folder: string): string | undefined {
  return foldersUp(folder)
    .map((one) => join(one, 'node_modules'))
    .find((one) => {
      const found = lookup(tree, one)
      return found.kind === 'found' && found.node.kind === 'directory'
    })
}

function writeFailure(process: Process, config: string, readOnly: boolean): string | undefined {
  const modules = nearestModules(process.tree, dirname(config))
  const temp = modules === undefined ? undefined : join(modules, '.vite-temp')
  const name = `${basename(config)}.timestamp-….mjs`
  if (temp !== undefined && lookup(process.tree, temp).kind === 'found') {
    if (!readOnly && mayWrite(process, temp)) return undefined
    return `${readOnly ? READ_ONLY : DENIED}, open '${join(temp, name)}'`
  }
  if (readOnly && temp !== undefined) return `${READ_ONLY}, mkdir '${temp}'`
  if (modules !== undefined && mayWrite(process, modules)) return undefined
  if (!readOnly && mayWrite(process, dirname(config))) return undefined
  return `${readOnly ? READ_ONLY : DENIED}, open '${join(dirname(config), name)}'`
}

const DENIED = 'EACCES: permission denied'
const READ_ONLY = 'EROFS: read-only file system'

function mayWrite({ tree, user }: Process, folder: string): boolean {
  const found = lookup(tree, folder)
  return found.kind === 'found' && allows(found.node, user, 'write') && reaches(tree, join(folder, 'x'), user)
}
