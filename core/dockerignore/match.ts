/**
 * Asks the patterns about paths, from the root down as a build's sender walks: the last pattern that hits decides, and
 * what hit a folder holds for everything below it.
 */
import type { IgnorePattern } from './parse-ignore.ts'

/** What the patterns said of one path, to be handed to the paths below it. */
export interface Verdict {
  readonly ignored: boolean
  readonly hits: readonly boolean[]
  /** The pattern that decided; undefined when none hit. */
  readonly decider: IgnorePattern | undefined
}

/** `parent` is the verdict of the folder above; undefined at the root of the context. */
export function judge(patterns: readonly IgnorePattern[], path: string, parent: Verdict | undefined): Verdict {
  let decider: IgnorePattern | undefined
  let ignored = false
  const hits = patterns.map((pattern, index) => {
    const hit = parent?.hits[index] === true || pattern.matches(path)
    // As moby/patternmatcher does: a pattern that cannot change the state decides nothing.
    if (hit && pattern.exception === ignored) {
      ignored = !pattern.exception
      decider = pattern
    }
    return hit
  })
  return { ignored, hits, decider }
}

/** True when the path does not reach the build context. Paths are relative to the context root, with `/`. */
export function isIgnored(patterns: readonly IgnorePattern[], path: string): boolean {
  return judgeFromRoot(patterns, path)?.ignored === true
}

/** The pattern that decided over a path: one that ignores it, or an exception that brought it back. */
export function explain(patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined {
  return judgeFromRoot(patterns, path)?.decider
}

function judgeFromRoot(patterns: readonly IgnorePattern[], path: string): Verdict | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  let verdict: Verdict | undefined
  let at = ''
  for (const part of parts) {
    at = at === '' ? part : `${at}/${part}`
    verdict = judge(patterns, at, verdict)
  }
  return verdict
}
