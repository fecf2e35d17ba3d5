/** What a distribution's packages leave: their recorded programs, in folders that hold more than is recorded. */
import type { Node } from '@/core/files/node.ts'
import { directory, file, lookup, put, remove, walk } from '@/core/files/tree.ts'
import { PACKAGE_FILES, programsOfPackage } from '@/core/images/package-files.ts'
import { joinedReason } from './partial-reason.ts'
import type { Work } from './work.ts'

export interface Install {
  /** `apk add git`. */
  readonly command: string
  readonly family: 'alpine' | 'debian'
  readonly packages: readonly string[]
  /** apk's `--virtual` name, by which they can be taken away together. */
  readonly group?: string
}

/** Packages write programs, libraries and configuration; sites, sources, homes and /usr/local they leave alone. */
const FOLDERS = [
  ...['/bin', '/sbin', '/lib', '/usr/bin', '/usr/sbin', '/usr/lib', '/usr/libexec', '/usr/share', '/etc', '/var/lib'],
  ...['/var/cache', '/var/log', '/lib/apk', '/usr/include', '/run'],
]

export function installPackages(work: Work, install: Install): void {
  const { command, family, packages, group } = install
  work.assumed.push(`\`${command}\` is taken to succeed`)
  partlyInstalled(work, FOLDERS, `what \`${command}\` installs is not recorded file by file`)
  for (const name of packages) {
    for (const path of programsOfPackage(PACKAGE_FILES[family], name) ?? []) {
      if (lookup(work.tree, path).kind !== 'found')
        work.tree = put(work.tree, path, programFile(family, name, path, group))
    }
  }
}

function programFile(family: Install['family'], name: string, path: string, group: string | undefined): Node {
  const { source, date } = PACKAGE_FILES[family]
  const id = `${family} package ${name} of ${group ?? 'world'}:${path}`
  return file({ kind: 'recorded', size: undefined, id, evidence: { kind: 'recorded', source, date } }, { mode: 0o755 })
}

/** `apk del`, `apt-get remove`: the recorded programs go; what else goes is not known. */
export function removePackages(work: Work, { command, family, packages }: Install): void {
  work.assumed.push(`\`${command}\` is taken to succeed`)
  const goes = new Set(packages)
  for (const folder of ['/bin', '/sbin', '/usr/bin', '/usr/sbin']) {
    for (const { path, node } of walk(work.tree, folder)) {
      const id = node.kind === 'file' && node.content.kind === 'recorded' ? node.content.id : ''
      const [, name, group] = /^\w+ package (\S+) of (\S+):/.exec(id) ?? []
      if (id.startsWith(family) && (goes.has(name ?? '') || goes.has(group ?? ''))) work.tree = remove(work.tree, path)
    }
  }
}

export function partlyInstalled(work: Work, folders: readonly string[], why: string): void {
  for (const folder of folders) {
    const there = lookup(work.tree, folder)
    if (there.kind !== 'found' || there.node.kind !== 'directory') continue
    work.put(there.path, { ...there.node, partial: joinedReason(there.node.partial, why) })
  }
}

/** A folder that is there from now on, known in part. */
export function madePartial(work: Work, folder: string, why: string): void {
  const there = lookup(work.tree, folder)
  const node = there.kind === 'found' && there.node.kind === 'directory' ? there.node : directory()
  work.put(there.kind === 'found' ? there.path : folder, { ...node, partial: why })
}
