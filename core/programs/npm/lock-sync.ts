/** Does the lockfile fit package.json? What `npm ci` refuses otherwise. */

import type { Manifest } from './npm-work.ts'
import { parseObject } from './parse-object.ts'

type Wants = Readonly<Record<string, string>>

/**
 * Compares package.json with what the lockfile says package.json wanted. The lockfile's own entry tells it without
 * reading version ranges; only where they differ the version that is locked is looked at.
 */
export function lockProblems(manifest: Manifest, lock: string): readonly string[] {
  const packages = (parseObject(lock)?.packages ?? {}) as Record<string, Record<string, unknown>>
  const own = packages[''] ?? {}
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => {
    const wanted = (manifest.value[key] ?? {}) as Wants
    const locked = (own[key] ?? {}) as Wants
    return Object.entries(wanted).flatMap(([name, range]) => {
      const version = packages[`node_modules/${name}`]?.version
      if (version === undefined) return [`Missing: ${name}@${range} from lock file`]
      if (locked[name] === range || fits(String(version), range)) return []
      return [`Invalid: lock file's ${name}@${String(version)} does not satisfy ${name}@${range}`]
    })
  })
}

/** Simple ranges: exact, `^`, `~`, `*`, `>=`. Anything else is taken to fit. */
function fits(version: string, range: string): boolean {
  const match = /^([\^~]|>=)?v?(\d+)(?:\.(\d+|x))?(?:\.(\d+|x))?$/.exec(range.trim())
  if (match === null) return true
  const have = version.split(/[.+-]/).slice(0, 3).map(Number)
  const want = [match[2], match[3], match[4]].map((part) =>
    part === undefined || part === 'x' ? undefined : Number(part),
  )
  const operator = match[1] ?? (want[2] === undefined ? (want[1] === undefined ? '^' : '~') : '=')
  const least = want.map((part) => part ?? 0)
  if (compare(have, least) < 0) return false
  if (operator === '>=') return true
  if (operator === '=') return compare(have, least) === 0
  const fixed = operator === '~' ? 2 : least.findIndex((part) => part > 0) + 1 || 3
  return have.slice(0, Math.min(fixed, 3)).every((part, index) => part === least[index])
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((part, at) => part !== other[at])
  return index < 0 ? 0 : one[index]! - other[index]!
}
