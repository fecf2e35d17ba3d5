/** npm's command line and the environment that configures it. */
import type { Process } from '@/core/shell/process.ts'

export interface NpmOptions {
  readonly command: string
  readonly args: readonly string[]
  /** After `--`: for the script. */
  readonly passed: readonly string[]
  readonly flags: ReadonlyMap<string, string>
  /** Names in capitals or not, as the environment has them: the environment over the lines of .npmrc. */
  readonly config: ReadonlyMap<string, string>
  /** Development dependencies are left out. */
  readonly omitDev: boolean
  /** So are optional ones, among them the compiled packages for this platform. */
  readonly omitOptional: boolean
  readonly silent: boolean
}

/** Options that take the next word as their value. */
const VALUED = new Set([
  'omit',
  'include',
  'only',
  'prefix',
  'cache',
  'registry',
  'loglevel',
  'workspace',
  'w',
  'C',
  'fetch-retries',
  'fetch-timeout',
  'network-timeout',
  'maxsockets',
  'userconfig',
  'tag',
  'location',
  'L',
  'install-strategy',
  'package',
  'p',
  'c',
  'call',
  'libc',
  'os',
  'cpu',
])

const SHORT: Readonly<Record<string, string>> = {
  s: 'silent',
  g: 'global',
  D: 'save-dev',
  P: 'save-prod',
  S: 'save',
  E: 'save-exact',
  O: 'save-optional',
  f: 'force',
  y: 'yes',
  C: 'prefix',
  L: 'location',
  w: 'workspace',
  v: 'version',
  q: 'quiet',
  d: 'verbose',
  B: 'save-bundle',
  ws: 'workspaces',
}

/** `lines` are those of the .npmrc files, the strongest file first. */
export function readNpmOptions(process: Process, lines: ReadonlyMap<string, string> = new Map()): NpmOptions {
  const words = process.argv.slice(1)
  const flags = new Map<string, string>()
  const operands: string[] = []
  const dashes = words.indexOf('--')
  const own = dashes < 0 ? words : words.slice(0, dashes)
  for (let i = 0; i < own.length; i++) i += readWord(own[i]!, own[i + 1], flags, operands)
  const passed = dashes < 0 ? [] : words.slice(dashes + 1)
  const [command = '', ...args] = operands
  const config = configOf(process.env, lines)
  const omitDev = omitsDev(flags, config)
  return {
    command,
    args,
    passed,
    flags,
    config,
    omitDev,
    omitOptional: omitsOptional(flags, config),
    silent: isSilent(flags, config),
  }
}

/** How many further words were used. */
function readWord(word: string, next: string | undefined, flags: Map<string, string>, operands: string[]): number {
  const match = /^(--?)([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word)
  if (match === null) {
    operands.push(word)
    return 0
  }
  const name = match[1] === '-' ? (SHORT[match[2]!] ?? match[2]!) : match[2]!
  const before = flags.get(name)
  const takesNext = match[3] === undefined && VALUED.has(name) && next !== undefined
  const takesTruth = match[3] === undefined && !takesNext && (next === 'true' || next === 'false') && match[1] === '--'
  const value = match[3] ?? (takesNext || takesTruth ? next! : 'true')
  const many = name === 'omit' || name === 'include'
  flags.set(name, many && before !== undefined ? `${before},${value}` : value)
  return takesNext || takesTruth ? 1 : 0
}

/** A flag, or the environment's `npm_config_…` in any spelling of its name. */
export function setting(
  name: string,
  flags: ReadonlyMap<string, string>,
  env: ReadonlyMap<string, string>,
): string | undefined {
  const given = flags.get(name)
  if (given !== undefined) return given
  if (flags.has(`no-${name}`)) return 'false'
  const wanted = `npm_config_${name.replace(/-/g, '_')}`
  for (const [key, value] of env) if (key.toLowerCase() === wanted) return value
  return undefined
}

/**
 * As npm does: NODE_ENV=production omits dev unless `--include=dev`; `--only=prod`, `--production` and `--omit=dev`
 * do so in any case, where the old spellings yield to an `--include=dev` as well.
 */
function omitsDev(flags: ReadonlyMap<string, string>, env: ReadonlyMap<string, string>): boolean {
  const list = (name: string): readonly string[] => (setting(name, flags, env) ?? '').split(/[\s,]+/)
  if (list('include').includes('dev')) return false
  const only = setting('only', flags, env)
  const production = setting('production', flags, env)
  if (
    list('omit').includes('dev') ||
    only === 'prod' ||
    only === 'production' ||
    production === 'true' ||
    production === ''
  )
    return true
  if (setting('dev', flags, env) === 'true' || production === 'false') return false
  return env.get('NODE_ENV') === 'production' && setting('omit', flags, env) === undefined
}

function omitsOptional(flags: ReadonlyMap<string, string>, env: ReadonlyMap<string, string>): boolean {
  const list = (name: string): readonly string[] => (setting(name, flags, env) ?? '').split(/[\s,]+/)
  if (list('include').includes('optional')) return false
  return list('omit').includes('optional') || setting('optional', flags, env) === 'false'
}

/** The environment is asked first, so lines of files only fill what it leaves open. */
function configOf(env: ReadonlyMap<string, string>, lines: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (lines.size === 0) return env
  const named = new Set([...env.keys()].map((key) => key.toLowerCase()))
  const added = [...lines].map(([key, value]) => [`npm_config_${key.replace(/-/g, '_')}`, value] as const)
  return new Map([...env, ...added.filter(([key]) => !named.has(key))])
}

function isSilent(flags: ReadonlyMap<string, string>, env: ReadonlyMap<string, string>): boolean {
  return setting('silent', flags, env) === 'true' || setting('loglevel', flags, env) === 'silent'
}
