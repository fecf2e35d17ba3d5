/** apk, apt-get and apt: what they install is not recorded file by file, so the folders they write are known in part. */
import type { DirectoryNode } from '@/core/files/node.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Program } from '@/core/shell/process.ts'
import { notModelledHere, program, type Work } from './work.ts'

export const apk: Program = program('apk', (work, args) => {
  const words = args.filter(
    (arg, index) =>
      !arg.startsWith('-') &&
      !['-t', '--virtual', '-X', '--repository', '--root', '-p'].includes(args[index - 1] ?? ''),
  )
  const [command, ...packages] = words
  mustBeRoot(work, 'ERROR: Unable to lock database: Permission denied')
  switch (command) {
    case 'add':
      installed(work, `apk add ${packages.join(' ')}`, packages)
      return
    case 'upgrade':
      installed(work, 'apk upgrade', [])
      return
    case 'update':
      partly(work, ['/var/cache/apk', '/lib/apk'], 'apk update fetched the lists of packages')
      return
    case 'del':
      installed(work, `apk del ${packages.join(' ')}`, [])
      return
    case 'cache':
    case 'info':
      return
    default:
      throw notModelledHere(work, `apk ${command ?? ''} is not modelled`)
  }
})

export const aptGet: Program = program('apt-get', (work, args) => {
  const [command, ...packages] = args.filter(
    (arg, index) => !arg.startsWith('-') && !['-o', '-t'].includes(args[index - 1] ?? ''),
  )
  mustBeRoot(work, 'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)', 100)
  switch (command) {
    case 'update':
      partly(
        work,
        ['/var/lib/apt', '/var/lib/apt/lists', '/var/cache/apt'],
        'apt-get update fetched the lists of packages',
      )
      return
    case 'install': {
      const assumed =
        ['-y', '--yes', '--assume-yes', '-qy', '-yq', '-qqy', '-yqq', '-qq'].some((flag) => args.includes(flag)) ||
        args.some((arg) => /^-[a-z]*y/.test(arg))
      installed(work, `apt-get install ${packages.join(' ')}`, packages)
      if (!assumed) throw notModelledHere(work, 'without -y apt-get asks, and in a build nobody answers')
      return
    }
    case 'upgrade':
    case 'dist-upgrade':
    case 'remove':
    case 'purge':
    case 'autoremove':
      installed(work, `apt-get ${command}`, [])
      return
    case 'clean':
    case 'autoclean':
      return
    default:
      throw notModelledHere(work, `apt-get ${command ?? ''} is not modelled`)
  }
})

function mustBeRoot(work: Work, message: string, code = 99): void {
  if (work.process.user.uid === 0) return
  work.written.push({ fd: 2, text: `${message}\n` })
  throw work.quit('are you root?', code)
}

const FOLDERS = [
  '/bin',
  '/sbin',
  '/lib',
  '/usr/bin',
  '/usr/sbin',
  '/usr/lib',
  '/usr/libexec',
  '/usr/share',
  '/usr/local/bin',
  '/etc',
  '/var/lib',
  '/var/cache',
  '/var/log',
  '/lib/apk',
  '/usr/include',
  '/opt',
  '/run',
]

/** A package writes programs, libraries and configuration; sites, sources and homes it leaves alone. */
function installed(work: Work, command: string, _packages: readonly string[]): void {
  const why = `what \`${command}\` installs is not recorded file by file`
  work.assumed.push(`\`${command}\` is taken to succeed`)
  partly(work, FOLDERS, why)
}

function partly(work: Work, folders: readonly string[], why: string): void {
  for (const folder of folders) {
    const there = lookup(work.tree, folder)
    if (there.kind !== 'found' || there.node.kind !== 'directory') continue
    // The newest reason stands: it says what else may be there since.
    const partial: DirectoryNode = { ...there.node, partial: why }
    work.put(there.path, partial)
  }
}
