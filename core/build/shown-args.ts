/** The declared ARGs as `docker history` shows them before a command: `|1 VITE_API_URL=/api `; each added to those before. */
import { grownKeys } from '@/core/files/versioned-map.ts'
import type { Draft } from './draft.ts'

export interface ShownArgs extends Pick<Draft, 'args' | 'env'> {
  /** ` NAME=value` of each. */
  readonly text: string
}

/** `before`: what the RUN before showed, if there was one. */
export function shownArgs({ args, env }: Pick<Draft, 'args' | 'env'>, before: ShownArgs | undefined): ShownArgs {
  const show = (name: string) => ` ${name}=${env.get(name) ?? args.get(name) ?? ''}`
  const added = before && addedSince(before, args, env)
  const names = added ?? [...args.keys()]
  return { args, env, text: `${added === undefined ? '' : before!.text}${names.map(show).join('')}` }
}

/** Names declared since then; undefined when what was shown then is no longer true. */
function addedSince(before: ShownArgs, args: Draft['args'], env: Draft['env']): readonly string[] | undefined {
  const declared = keysSince(before.args, args)
  const changed = keysSince(before.env, env)
  if (declared === undefined || changed === undefined) return undefined
  const stale = [...declared, ...changed].some((name) => before.args.has(name))
  return stale ? undefined : declared
}

function keysSince<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): readonly string[] | undefined {
  if (before === after) return []
  const grown = grownKeys(before, after)
  return grown && [...grown]
}
