/** Which Node an image holds, as far as its tag or its record says. */
import type { BaseImage } from './image.ts'
import { meaningOf } from './tag-pattern.ts'
import { splitRef } from './traits.ts'

/**
 * Major, minor and patch as far as they are known; undefined where nothing is. A tag that names only a line (`node:20`)
 * moves with its newest release, so an older record of that tag does not speak for it.
 */
export function nodeVersionOf(base: BaseImage | undefined): readonly number[] | undefined {
  if (base === undefined) return undefined
  const { tag } = splitRef(base.ref.replace(/@.*$/, ''))
  const said = meaningOf(base.repository, tag)?.version
  const version = base.repository === 'node' && said !== undefined ? said : base.versions.node
  return version?.split('.').map(Number)
}

/** Is it older than `least`? What the tag leaves open is taken to be the newest. */
export function isOlder(version: readonly number[], least: readonly number[]): boolean {
  for (const [index, wanted] of least.entries()) {
    const have = version[index] ?? Number.POSITIVE_INFINITY
    if (have !== wanted) return have < wanted
  }
  return false
}
