/** Where Node looks on its way up: for node_modules, for the package.json that says what a file is. */
import { dirname, join } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import { manifestText } from '../manifest-text.ts'
import { parseObject } from './parse-object.ts'

/** The folder itself first, `/` last. */
export function foldersUp(folder: string): readonly string[] {
  const folders = [folder]
  while (folders.at(-1) !== '/') folders.push(dirname(folders.at(-1)!))
  return folders
}

/** Does the nearest package.json say `"type": "module"`? Undefined when it is not known. */
export function isModuleFolder(tree: FileTree, folder: string): boolean | undefined {
  const home = foldersUp(folder).find((one) => lookup(tree, join(one, 'package.json')).kind !== 'absent')
  if (home === undefined) return false
  const text = manifestText(tree, home)
  return text === undefined ? undefined : parseObject(text)?.type === 'module'
}
