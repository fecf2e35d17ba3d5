/** What `docker build --check` prints: the number of warnings, then each with its address and the lines it is about. */
import type { Check } from '@/core/build/check.ts'
import type { BuildRequest } from '@/core/build/result.ts'
import { sourceExcerpt } from '@/core/dockerfile/excerpt.ts'
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import { basename } from '@/core/files/path.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'

export interface CheckReport {
  readonly lines: readonly string[]
  /** A mistake that stops the build: the warnings up to there are printed all the same. */
  readonly errors: readonly string[]
  readonly code: 0 | 1
}

/** Our own teaching rules are not Docker's, and behind a mistake it looks no further: they do not show here. */
export function checkReport({ diagnostics, error }: Check, request: BuildRequest): CheckReport {
  const warnings = diagnostics.filter((each) => each.order !== undefined)
  const errors = error === undefined ? [] : [`ERROR: ${error.message}`, ...excerpt(error, request)]
  if (warnings.length === 0) {
    return error === undefined
      ? { lines: ['Check complete, no warnings found.'], errors, code: 0 }
      : { lines: [], errors, code: 1 }
  }
  const lines = warnings.flatMap((each) => ['', ...warningLines(each, request)])
  return { lines: [headline(warnings.length), ...lines], errors, code: 1 }
}

function headline(count: number): string {
  return count === 1
    ? 'Check complete, 1 warning has been found!'
    : `Check complete, ${count} warnings have been found!`
}

function warningLines(diagnostic: Diagnostic, request: BuildRequest): string[] {
  const address = diagnostic.url === undefined ? '' : ` - ${diagnostic.url}`
  return [`WARNING: ${diagnostic.rule}${address}`, diagnostic.message, ...excerpt(diagnostic, request)]
}

function excerpt({ file, range }: Pick<BuildError, 'file' | 'range'>, request: BuildRequest): readonly string[] {
  return range === undefined ? [] : sourceExcerpt(request.dockerfile, range, basename(file))
}
