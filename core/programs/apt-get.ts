/** apt-get and apt: install and remove packages; the recorded programs of a package are there afterwards. */
import { lookup } from '@/core/files/tree.ts'
import type { BaseImage } from '@/core/images/image.ts'
import { PACKAGE_FILES, programsOfPackage } from '@/core/images/package-files.ts'
import type { Program } from '@/core/shell/process.ts'
import { installPackages, madePartial, removePackages } from './installed-packages.ts'
import { needsNetworkSomehow } from './offline.ts'
import { CannotTell, notModelledHere, program, Quit, type Work } from './work.ts'

const LISTS = '/var/lib/apt/lists'
const FETCHED = 'apt-get update fetched the lists of packages'

export function aptGetProgram(base: BaseImage | undefined): Program {
  return program('apt-get', (work, args) => {
    const [command = '', ...packages] = args.filter(
      (arg, index) => !arg.startsWith('-') && !['-o', '-t', '-c'].includes(args[index - 1] ?? ''),
    )
    if (work.process.user.uid !== 0) throw refused(work)
    if (work.process.offline && command === 'update') {
      // It warns and succeeds: the lists of before stay in use.
      const text = 'Some index files failed to download. They have been ignored, or old ones used instead.'
      work.written.push({ fd: 2, text: `W: ${text}\n` })
      return
    }
    switch (command) {
      case 'update':
        for (const folder of ['/var/lib/apt', LISTS, '/var/cache/apt']) madePartial(work, folder, FETCHED)
        return
      case 'install':
        install(work, base, args, packages)
        return
      case 'upgrade':
      case 'dist-upgrade':
      case 'full-upgrade':
        needsNetworkSomehow(work, `apt-get ${command}`)
        installPackages(work, { command: `apt-get ${command}`, family: 'debian', packages: [] })
        return
      case 'remove':
      case 'purge':
      case 'autoremove':
        removePackages(work, { command: `apt-get ${command} ${packages.join(' ')}`.trim(), family: 'debian', packages })
        return
      case 'clean':
      case 'autoclean':
        return
      default:
        throw notModelledHere(work, `apt-get ${command} is not modelled`)
    }
  })
}

function install(work: Work, base: BaseImage | undefined, args: readonly string[], packages: readonly string[]): void {
  const unknown = packages.find((name) => cannotBeFound(work, base, name))
  if (unknown !== undefined) {
    work.out('Reading package lists...\nBuilding dependency tree...\nReading state information...\n')
    work.written.push({ fd: 2, text: `E: Unable to locate package ${unknown}\n` })
    throw new Quit(100)
  }
  needsNetworkSomehow(work, 'apt-get install')
  installPackages(work, { command: `apt-get install ${packages.join(' ')}`, family: 'debian', packages })
  const assumed = args.some((arg) => /^-[a-z]*(?:y|qq)/.test(arg) || arg === '--yes' || arg === '--assume-yes')
  if (!assumed)
    throw new CannotTell('without -y apt-get asks before it installs more than was named, and nobody answers')
}

/** Docker's images come without lists: a package that is not installed is not found before `apt-get update`. */
function cannotBeFound(work: Work, base: BaseImage | undefined, name: string): boolean {
  const lists = lookup(work.tree, LISTS)
  if (lists.kind === 'found' && lists.node.kind === 'directory') return false
  const programs = programsOfPackage(PACKAGE_FILES.debian, name)
  if (base === undefined || programs === undefined || programs.length === 0) return false
  const known = base.programsComplete || base.repository === 'nginx'
  const there = programs.some((path) => base.programs.has(path.slice(path.lastIndexOf('/') + 1)))
  return known && !there && lookup(work.tree, programs[0]!).kind !== 'found'
}

function refused(work: Work): Quit {
  const text = 'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n'
  work.written.push({ fd: 2, text })
  return new Quit(100)
}
