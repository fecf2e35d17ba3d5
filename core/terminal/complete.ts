/** Completing the word before the cursor: commands, docker's and git's own, flags, images, containers, files. */
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'
import { resolve } from '@/core/files/path.ts'
import { lookup, readText } from '@/core/files/tree.ts'
import { DOCKER_COMMANDS } from './commands/docker/registry.ts'
import { GIT_COMMANDS } from './commands/git/registry.ts'
import { MACHINE_PROGRAMS } from './commands/machine/registry.ts'
import type { DockerCommand } from './docker-command.ts'
import { type InsidePlace, placeInside, programsOnPath } from './inside-place.ts'
import type { TerminalSession, TerminalWorld } from './terminal.ts'

export interface Completion {
  /** Offset in the line where the candidates take the place of what stands up to the cursor. */
  readonly from: number
  /** Sorted; a folder ends in `/`, anything complete in a blank is left to the terminal. */
  readonly candidates: readonly string[]
}

const FILE_COMMANDS = [
  'cat',
  'cd',
  'chmod',
  'cp',
  'echo',
  'find',
  'grep',
  'head',
  'mkdir',
  'mv',
  'pwd',
  'rm',
  'rmdir',
  'sed',
  'sort',
  'tail',
  'touch',
  'wc',
]

const TAKES_IMAGES = [
  'run',
  'create',
  'rmi',
  'history',
  'tag',
  'inspect',
  'images',
  'pull',
  'image rm',
  'image inspect',
  'image tag',
]
const TAKES_CONTAINERS = [
  'stop',
  'start',
  'restart',
  'kill',
  'rm',
  'logs',
  'exec',
  'stats',
  'inspect',
  'port',
  'rename',
  'container rm',
  'container stop',
]

export function complete(session: TerminalSession, line: string, cursor: number, world: TerminalWorld): Completion {
  const before = line.slice(0, cursor)
  const command = before.slice(lastSeparator(before))
  const words = command.trimStart().split(/\s+/)
  const word = words.at(-1) ?? ''
  const from = cursor - word.length
  const earlier = words.slice(0, -1).filter((each) => each !== 'sudo')
  const place = placeInside(session, world)
  if (place !== undefined) return { from, candidates: insideCandidates(place, earlier, word) }
  return { from, candidates: candidates(session, earlier, word) }
}

/** In a container's shell: the image's programs by its PATH, and its files. */
function insideCandidates(place: InsidePlace, earlier: readonly string[], word: string): readonly string[] {
  const first = earlier.length === 0 && !word.includes('/')
  return first ? matching([...programsOnPath(place), ...SHELL_WORDS], word) : pathsIn(place, word)
}

const SHELL_WORDS = ['cd', 'echo', 'exit', 'export', 'pwd', 'test']

function candidates(session: TerminalSession, earlier: readonly string[], word: string): readonly string[] {
  if (earlier.length === 0) return word.includes('/') ? paths(session, word) : matching(programs(), word)
  if (earlier[0] === 'docker') return afterDocker(session, earlier.slice(1), word)
  if (earlier[0] === 'git' && earlier.length === 1) return matching(Object.keys(GIT_COMMANDS), word)
  return paths(session, word)
}

function afterDocker(session: TerminalSession, earlier: readonly string[], word: string): readonly string[] {
  const command = named(earlier)
  if (command === undefined) return matching(nextWords(earlier), word)
  const name = command.names.find((each) => earlier.join(' ').startsWith(each)) ?? command.names[0]!
  if (word.startsWith('-')) return matching([...command.flags.map((spec) => `--${spec.name}`), '--help'], word)
  const previous = earlier.at(-1)
  if (previous === '--target') return matching(stageNames(session), word)
  const images = TAKES_IMAGES.includes(name) ? session.images.flatMap((stored) => shortNames(stored.references)) : []
  const containers = TAKES_CONTAINERS.includes(name) ? session.containers.map((stored) => stored.name) : []
  const known = matching([...images, ...containers], word)
  return images.length + containers.length > 0 && known.length > 0 ? known : paths(session, word)
}

/** The command that the words so far name, the longer name first. */
function named(words: readonly string[]): DockerCommand | undefined {
  const bare = words.filter((word) => !word.startsWith('-'))
  const two = DOCKER_COMMANDS.find((command) => command.names.includes(bare.slice(0, 2).join(' ')))
  return two ?? DOCKER_COMMANDS.find((command) => command.names.includes(bare[0] ?? ''))
}

function nextWords(earlier: readonly string[]): readonly string[] {
  const names = DOCKER_COMMANDS.flatMap((command) => command.names)
  const group = earlier[0]
  if (group === undefined) return [...new Set(names.map((name) => name.split(' ')[0]!))]
  return names.filter((name) => name.startsWith(`${group} `)).map((name) => name.slice(group.length + 1))
}

/** Stages of the Dockerfile here: what `--target` can name. */
function stageNames(session: TerminalSession): readonly string[] {
  const text = readText(session.files, resolve(session.cwd, 'Dockerfile'))
  if (text === undefined) return []
  return readStages(parseDockerfile(text, 'Dockerfile')).stages.flatMap((stage) => stage.name ?? [])
}

function shortNames(references: readonly string[]): readonly string[] {
  return references.flatMap((name) => (name.endsWith(':latest') ? [name.slice(0, -':latest'.length), name] : [name]))
}

function programs(): readonly string[] {
  return [...MACHINE_PROGRAMS.map((program) => program.names[0]!), ...FILE_COMMANDS]
}

function paths(session: TerminalSession, word: string): readonly string[] {
  return pathsIn({ tree: session.files, cwd: session.cwd, home: session.home }, word)
}

function pathsIn({ tree, cwd, home }: Omit<InsidePlace, 'path'>, word: string): readonly string[] {
  const slash = word.lastIndexOf('/')
  const folder = word.slice(0, slash + 1)
  const name = word.slice(slash + 1)
  const full = folder.startsWith('~') ? home + folder.slice(1) : folder
  const found = lookup(tree, full === '' ? cwd : resolve(cwd, full))
  if (found.kind !== 'found' || found.node.kind !== 'directory') return []
  const entries = [...found.node.entries].filter(
    ([each]) => each.startsWith(name) && (name.startsWith('.') || !each.startsWith('.')),
  )
  return entries.map(([each, node]) => `${folder}${each}${node.kind === 'directory' ? '/' : ''}`).sort()
}

function matching(words: readonly string[], start: string): readonly string[] {
  return [...new Set(words)].filter((word) => word.startsWith(start)).sort()
}

/** Where the last command of the line begins: after `&&`, `||`, `;` or `|`. */
function lastSeparator(text: string): number {
  return Math.max(0, ...[...text.matchAll(/&&|\|\||[;|&]/g)].map((match) => match.index + match[0].length))
}
