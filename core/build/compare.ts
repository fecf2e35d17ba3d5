/** Two builds side by side: which steps of the second come from the first one's cache, and what changed for the others. */
import { diff } from '@/core/files/diff.ts'
import { lookup } from '@/core/files/tree.ts'
import { EARLIER } from './cache-key.ts'
import type { BuildResult, Operation } from './result.ts'

export interface Compared {
  readonly operation: Operation
  readonly hit: boolean
  /** The first thing that changed, in words. */
  readonly because?: string
}

/** The steps the second build needs, in order. Of a step that could not be told, it is taken that it succeeded. */
export function compareBuilds(before: BuildResult, after: BuildResult): Compared[] {
  const finished = before.operations.filter((one) => one.state === 'done' || one.state === 'unknown')
  const keys = new Set(finished.map((one) => one.key))
  const needed = after.operations.filter((one) => after.results[one.stage]?.needed)
  return needed.map((operation) => {
    if (operation.key !== '' && keys.has(operation.key)) return { operation, hit: true }
    return { operation, hit: false, because: reasonOf(operation, before, after) }
  })
}

function reasonOf(operation: Operation, before: BuildResult, after: BuildResult): string {
  const old = counterpart(operation, before, after)
  if (old === undefined) return 'this step is new'
  if (old.state === 'failed') return 'this step had failed'
  if (old.state === 'not-reached' || operation.state === 'not-reached') return 'the build did not come this far'
  const changed = changedParts(old, operation)
  const own = changed.find((part) => part !== EARLIER)
  if (own !== undefined) return inWords(own, old, operation, before, after)
  return changed.length > 0 ? 'an earlier step changed' : 'this step is not in the cache'
}

/** The step of the other build at the same place: same stage by name, else by number; same instruction in order. */
function counterpart(operation: Operation, before: BuildResult, after: BuildResult): Operation | undefined {
  const name = after.stages.stages[operation.stage]?.name
  const named = name === undefined ? undefined : before.stages.stages.findLast((stage) => stage.name === name)
  const stage = named?.index ?? operation.stage
  const candidates = before.operations.filter((one) => one.stage === stage && one.kind === operation.kind)
  const same = candidates.find((one) => one.name === operation.name)
  const peers = after.operations.filter((one) => one.stage === operation.stage && one.kind === operation.kind)
  return same ?? candidates[peers.indexOf(operation)]
}

function changedParts(old: Operation, operation: Operation): readonly string[] {
  const now = operation.keyParts
  const then = old.keyParts
  const names = new Set([...Object.keys(now), ...Object.keys(then)])
  return [...names].filter((name) => then[name] !== now[name])
}

const WORDS: Readonly<Record<string, string>> = {
  image: 'the base image changed',
  command: 'the command changed',
  script: 'the script changed',
  destination: 'the destination changed',
  directory: 'the directory changed',
  flags: 'the flags changed',
  owner: 'the owner changed',
  user: 'the user changed',
  'working directory': 'the working directory changed',
  network: 'the network changed',
}

function inWords(part: string, old: Operation, operation: Operation, before: BuildResult, after: BuildResult): string {
  const words = WORDS[part]
  if (words !== undefined) return words
  if (/^source \d+$/.test(part)) return 'the sources changed'
  const inside = changedFile(part, before, after)
  if (inside !== undefined) return inside
  return `${part} ${!(part in old.keyParts) ? 'is new' : part in operation.keyParts ? 'changed' : 'is gone'}`
}

const VERBS = { added: 'is new', changed: 'changed', removed: 'is gone' } as const

/** For a folder of the context: the first file in it that differs. */
function changedFile(part: string, before: BuildResult, after: BuildResult): string | undefined {
  const was = lookup(before.contextTree, part)
  const is = lookup(after.contextTree, part)
  if (was.kind !== 'found' || is.kind !== 'found') return undefined
  if (was.node.kind !== 'directory' || is.node.kind !== 'directory') return undefined
  const change = diff({ root: was.node }, { root: is.node })[0]
  if (change === undefined) return undefined
  return `${part === '.' ? change.path.slice(1) : `${part}${change.path}`} ${VERBS[change.kind]}`
}
