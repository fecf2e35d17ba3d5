/** corepack: `enable` puts yarn and pnpm beside node; what they are then is fetched at their first call. */
import { link } from '@/core/files/tree.ts'
import { notModelledHere, program } from '../work.ts'

export const corepackProgram = program('corepack', (work, args) => {
  const [command, ...names] = args.filter((arg) => !arg.startsWith('-'))
  if (['prepare', 'install', 'use', 'pack', 'hydrate'].includes(command ?? '')) return
  if (command !== 'enable') throw notModelledHere(work, `corepack ${command ?? ''} is not modelled`)
  for (const name of names.length === 0 ? ['yarn', 'yarnpkg', 'pnpm', 'pnpx'] : names) {
    const path = `/usr/local/bin/${name}`
    if (!work.mayChangeFolderOf(path)) throw work.quit(`EACCES: permission denied, symlink to '${path}'`)
    work.put(path, link(`../lib/node_modules/corepack/dist/${name}.js`, work.owner()))
  }
})
