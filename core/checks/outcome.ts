/** Asks a build for its image; when there is none, says so in Docker's words and at Docker's place. */

import type { BuildResult } from '@/core/build/result.ts'
import { firstSourceFault } from '@/core/build/wanted-bundles.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { cannotTell, type Finding, fail } from './finding.ts'
import { operationsOf, placeOf, placeOfError } from './places.ts'
import type { BuildWish, Work } from './work.ts'

export type ImageOrFinding =
  | {
      readonly kind: 'image'
      readonly image: Image
      readonly result: BuildResult
      readonly doubts: readonly string[]
      readonly own: boolean
    }
  | { readonly kind: 'finding'; readonly finding: Finding }

type Got = Extract<ImageOrFinding, { kind: 'image' }>

/**
 * `doubts` are the reasons why the build itself may fail: a claim that holds anyway is still "cannot tell", except for a
 * project of one's own (`own`), where the check of the build itself says so and the others are told.
 */
export function imageOf(work: Work, wish: BuildWish = {}): ImageOrFinding {
  if (work.dockerfile === undefined) return { kind: 'finding', finding: noDockerfile(work) }
  const result = work.build(wish)
  const { outcome } = result
  switch (outcome.kind) {
    case 'succeeded':
      return { kind: 'image', image: outcome.image, result, doubts: [], own: work.own === true }
    case 'failed':
      return { kind: 'finding', finding: buildFailure(result) }
    case 'unknown':
      return outcome.image
        ? { kind: 'image', image: outcome.image, result, doubts: outcome.reasons, own: work.own === true }
        : { kind: 'finding', finding: buildDoubt(result) }
  }
}

export function noDockerfile(work: Work): Finding {
  const near = [...work.workspace.root.entries.keys()].find((name) => /^dockerfile/i.test(name))
  const more =
    near === undefined ? '' : ` There is a file called \`${near}\`; Docker looks for \`Dockerfile\`, letter for letter.`
  const at = { file: near ?? 'Dockerfile', line: 1, column: 1 }
  const facts = { error: 'no-dockerfile', ...(near === undefined ? {} : { near }) }
  return fail(`failed to read dockerfile: open Dockerfile: no such file or directory.${more}`, at, facts)
}

/** A failed build as a finding: the message is Docker's. */
export function buildFailure(result: BuildResult): Finding {
  const { outcome } = result
  if (outcome.kind !== 'failed') return buildDoubt(result)
  const { error } = outcome
  const fault = firstSourceFault(result)
  if (fault !== undefined) {
    const { file, error: mistake } = fault
    const place = `${file}:${mistake.line}:${mistake.column}`
    const message = `The build stops. Docker says: ${error.message} (${place}: ${mistake.text})`
    return fail(message, { file, line: mistake.line, column: mistake.column }, { ...error.details, error: error.code })
  }
  return fail(`The build stops. Docker says: ${error.message}${programWords(result)}`, placeOfError(error), {
    ...error.details,
    error: error.code,
  })
}

export function buildDoubt(result: BuildResult): Finding {
  const { outcome } = result
  if (outcome.kind !== 'unknown') return cannotTell('the build has no image')
  const at = outcome.range && placeOf(outcome.range)
  return cannotTell(outcome.reasons.join('; ') || 'the build uses something that is not modelled', at, {
    error: 'unsupported',
  })
}

/** Downgrades a pass to "cannot tell" when the build itself is in doubt; failures and doubts stay. */
export function withDoubts(finding: Finding, got: Got): Finding {
  return got.doubts.length > 0 && finding.status === 'pass' && !got.own ? buildDoubt(got.result) : finding
}

/** For claims about what is there: in a build that is in doubt, what seems missing may have been made after all. */
export function settled(finding: Finding, got: Got): Finding {
  if (got.doubts.length === 0 || finding.status === 'unknown') return finding
  return got.own && finding.status === 'pass' ? finding : buildDoubt(got.result)
}

/**
 * For claims about what the image's own commands left (what a COPY may have brought is marked in the tree): of a project of one's own they may be known to the end, although the
 * stage that builds the site is not, and then a mistake in them is told.
 */
export function settledByOwnSteps(finding: Finding, got: Got): Finding {
  const known = operationsOf(got.result).every(({ kind, state }) => kind !== 'run' || state !== 'unknown')
  return got.own && known ? finding : settled(finding, got)
}

/** What the failing command printed last, where it says more than the exit code. */
function programWords(result: BuildResult): string {
  const failed = result.operations.find((operation) => operation.state === 'failed')
  const lines = (failed?.output ?? []).map((line) => line.trim()).filter((line) => line !== '')
  const empty = /^npm (error|ERR!)( code \S+)?$/
  const telling = lines.filter((line) => /err|not found|missing|fail|no such|cannot|can only|denied/i.test(line))
  const shown = telling.filter((line) => !empty.test(line)).slice(0, 2)
  return shown.length === 0 ? '' : ` (${shown.join(' · ')})`
}

/** Whether the image has a path, with doubt kept apart. */
export function has(image: Image, path: string): 'yes' | 'no' | 'unknown' {
  const found = lookup(image.tree, path)
  return found.kind === 'found' ? 'yes' : found.kind === 'absent' ? 'no' : 'unknown'
}
