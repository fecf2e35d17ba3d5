/** The starter in a recorded image, its scripts run as a RUN would. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type FileTree, file, put } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { BaseImage } from '@/core/images/image.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { imageProgramTable } from '@/core/programs/registry.ts'
import { type Ran, run, type Setting } from '../shell/run.ts'

export function baseImage(ref: string): BaseImage {
  const found = defaultCatalogue.resolve(ref)
  if (found.kind !== 'found') throw new Error(`${ref} is not in the catalogue`)
  return found.base
}

function withFolder(tree: FileTree, from: string, to: string): FileTree {
  return readdirSync(from)
    .filter((name) => name !== 'node_modules' && name !== 'build')
    .reduce((all, name) => {
      const path = `${from}/${name}`
      if (statSync(path).isDirectory()) return withFolder(all, path, `${to}/${name}`)
      return put(all, `${to}/${name}`, file(new Uint8Array(readFileSync(path))))
    }, tree)
}

export function inImage(ref: string, script: string, setting: Setting = {}): Ran {
  const base = baseImage(ref)
  const tree = withFolder(base.image.tree, 'starter-react-app', '/app')
  return run(script, { tree, cwd: '/app', ...setting, table: imageProgramTable({ base, apps: [starterRecord] }) })
}
