/** Reads options as every verb has them, with node's own parser. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './verb.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** `--json` belongs to every verb. Throws `UsageError` in parseArgs' words. */
export function readOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** `K=V` pairs of a repeated option; `K` alone takes its value from the environment, as docker does. */
export function readPairs(name: string, values: readonly string[] | undefined): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (const value of values ?? []) {
    const equals = value.indexOf('=')
    if (equals === 0 || value === '') throw new UsageError(`${name} needs KEY=VALUE, not "${value}"`)
    if (equals > 0) pairs[value.slice(0, equals)] = value.slice(equals + 1)
    else if (process.env[value] !== undefined) pairs[value] = process.env[value]
  }
  return pairs
}

export function existingFolder(cwd: string, path: string): string {
  const folder = resolve(cwd, path)
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat === undefined) throw new UsageError(`there is no folder ${path}`)
  if (!stat.isDirectory()) throw new UsageError(`${path} is not a folder`)
  return folder
}

/** Exactly the positionals wanted; `names` are for the message. */
export function onePositional(positionals: readonly string[], name: string): string {
  if (positionals.length !== 1) throw new UsageError(`expected one ${name}, got ${positionals.length}`)
  return positionals[0]!
}
