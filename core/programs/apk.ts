/** apk: adds and removes packages; the recorded programs of a package are there afterwards. */
import type { Program } from '@/core/shell/process.ts'
import { installPackages, madePartial, removePackages } from './installed-packages.ts'
import { needsNetwork, needsNetworkSomehow } from './offline.ts'
import { notModelledHere, program, Quit, type Work } from './work.ts'

const VALUED = ['-t', '--virtual', '-X', '--repository', '--root', '-p', '--repositories-file', '--arch']

const FETCHING = new Set(['add', 'upgrade', 'update'])

/** Without its lists apk knows no package: it names each, and its code counts them. */
function offline(work: Work, command: string, packages: readonly string[]): void {
  const [name] = packages
  if (command !== 'add' || packages.length !== 1) needsNetworkSomehow(work, `apk ${command}`)
  const missing = [`  ${name} (no such package):`, `    required by: world[${name}]`]
  needsNetwork(work, ['ERROR: unable to select packages:', ...missing], 1)
}

export const apk: Program = program('apk', (work, args) => {
  const words = args.filter((arg, index) => !arg.startsWith('-') && !VALUED.includes(args[index - 1] ?? ''))
  const [command = '', ...packages] = words
  if (args.includes('--print-arch')) return work.out('x86_64\n')
  if (work.process.user.uid !== 0 && ['add', 'del', 'upgrade', 'update'].includes(command)) {
    work.written.push({ fd: 2, text: 'ERROR: Unable to lock database: Permission denied\n' })
    work.written.push({ fd: 2, text: 'ERROR: Failed to open apk database: Permission denied\n' })
    throw new Quit(99)
  }
  if (FETCHING.has(command)) offline(work, command, packages)
  switch (command) {
    case 'add':
      installPackages(work, { command: `apk add ${packages.join(' ')}`, family: 'alpine', packages, ...virtual(args) })
      return
    case 'upgrade':
      installPackages(work, { command: 'apk upgrade', family: 'alpine', packages: [] })
      return
    case 'update':
      for (const folder of ['/var/cache/apk', '/lib/apk'])
        madePartial(work, folder, 'apk update fetched the lists of packages')
      return
    case 'del':
      removePackages(work, { command: `apk del ${packages.join(' ')}`, family: 'alpine', packages })
      return
    case 'cache':
    case 'info':
      return
    default:
      throw notModelledHere(work, `apk ${command} is not modelled`)
  }
})

function virtual(args: readonly string[]): { readonly group?: string } {
  const joined = args.find((arg) => arg.startsWith('--virtual='))?.slice('--virtual='.length)
  const index = args.findIndex((arg) => arg === '-t' || arg === '--virtual')
  const group = joined ?? (index < 0 ? undefined : args[index + 1])
  return group === undefined ? {} : { group }
}
