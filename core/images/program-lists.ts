/** Where the programs of a base image lie: the folders of its family, and what its own Dockerfile adds. */
import type { Evidence } from '@/core/text/evidence.ts'
import { presentContent } from './base-content.ts'
import type { ProgramFacts } from './facts.ts'
import { type Entry, fileEntry, linkEntry } from './tree-draft.ts'

/** Absolute paths of all programs of a family. */
export function programPaths(facts: ProgramFacts): readonly string[] {
  return Object.entries(facts.folders).flatMap(([folder, names]) => names.split(' ').map((name) => `${folder}/${name}`))
}

/** By name; the first folder of the usual PATH wins. */
export function programsByName(paths: readonly string[]): ReadonlyMap<string, string> {
  const order = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']
  const rank = (path: string) => order.indexOf(folderOf(path)) + (order.includes(folderOf(path)) ? 0 : order.length + 1)
  const sorted = [...paths].sort((a, b) => rank(b) - rank(a))
  return new Map(sorted.map((path) => [path.slice(path.lastIndexOf('/') + 1), path]))
}

/** On Alpine these are programs of their own; everything else is a link to busybox. */
const NOT_BUSYBOX = new Set([
  'apk',
  'busybox',
  'ldconfig',
  'mkmntdirs',
  'scanelf',
  'getconf',
  'getent',
  'iconv',
  'ldd',
  'ssl_client',
  'bbconfig',
])

export function alpineProgramEntries(facts: ProgramFacts, owner: string): readonly Entry[] {
  return programPaths(facts).map((path) =>
    NOT_BUSYBOX.has(path.slice(path.lastIndexOf('/') + 1))
      ? ownProgram(path, owner, facts)
      : linkEntry(path, '/bin/busybox'),
  )
}

export function ownProgramEntries(facts: ProgramFacts, owner: string): readonly Entry[] {
  return programPaths(facts).map((path) => ownProgram(path, owner, facts))
}

function ownProgram(path: string, owner: string, facts: ProgramFacts): Entry {
  const evidence: Evidence = { kind: 'recorded', source: facts.source, date: facts.date }
  return fileEntry(path, presentContent(path, owner, evidence), 0o755)
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
