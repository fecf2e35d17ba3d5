/** What `docker build --check` prints: the number of warnings, then each with its address and the lines it is about. */
import type { Check } from '@/core/build/check.ts'
import type { BuildRequest } from '@/core/build/result.ts'
import { errorExcerpts, sourceExcerpt } from '@/core/dockerfile/excerpt.ts'
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
  const errors =
    error === undefined
      ? []
      : [`ERROR: ${error.message}`, ...errorExcerpts(request.dockerfile, error, basename(error.file))]
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

function warningLines({ rule, url, message, file, range }: Diagnostic, request: BuildRequest): string[] {
  const address = url === undefined ? '' : ` - ${url}`
  return [`WARNING: ${rule}${address}`, message, ...sourceExcerpt(request.dockerfile, range, basename(file))]
}
