/** What `docker build --check` prints: the number of warnings, then each with its address and the lines it is about. */
import type { BuildRequest } from '@/core/build/result.ts'
import { sourceExcerpt } from '@/core/dockerfile/excerpt.ts'
import { basename } from '@/core/files/path.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'

export interface CheckReport {
  readonly lines: readonly string[]
  /** A mistake that stops the build: the warnings up to there are printed all the same. */
  readonly errors: readonly string[]
  readonly code: 0 | 1
}

/** Our own teaching rules are not Docker's: they do not show here. */
export function checkReport(diagnostics: readonly Diagnostic[], request: BuildRequest): CheckReport {
  const dockers = diagnostics.filter((each) => !each.rule.startsWith('stagecraft/'))
  const warnings = dockers.filter((each) => each.severity !== 'error')
  const error = dockers.find((each) => each.severity === 'error')
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

function excerpt(diagnostic: Diagnostic, request: BuildRequest): readonly string[] {
  return sourceExcerpt(request.dockerfile, diagnostic.range, basename(diagnostic.file))
}
