/** What `docker build --check` prints: the number of warnings, then each with its address and the lines it is about. */
import type { BuildRequest } from '@/core/build/result.ts'
import { basename } from '@/core/files/path.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'

export interface CheckReport {
  readonly lines: readonly string[]
  readonly code: 0 | 1
}

/** Our own teaching rules are not Docker's: they do not show here. */
export function checkReport(diagnostics: readonly Diagnostic[], request: BuildRequest): CheckReport {
  const dockers = diagnostics.filter((each) => !each.rule.startsWith('stagecraft/'))
  const warnings = dockers.filter((each) => each.severity !== 'error')
  const error = dockers.find((each) => each.severity === 'error')
  if (warnings.length === 0 && error === undefined) return { lines: ['Check complete, no warnings found.'], code: 0 }
  const lines = warnings.flatMap((each) => ['', ...warningLines(each, request)])
  const errors = error === undefined ? [] : ['', ...excerpt(error, request), `ERROR: ${error.message}`]
  return { lines: [headline(warnings.length), ...lines, ...errors], code: 1 }
}

function headline(count: number): string {
  if (count === 0) return 'Check complete, no warnings found.'
  return count === 1
    ? 'Check complete, 1 warning has been found!'
    : `Check complete, ${count} warnings have been found!`
}

function warningLines(diagnostic: Diagnostic, request: BuildRequest): string[] {
  const address = diagnostic.url === undefined ? '' : ` - ${diagnostic.url}`
  return [`WARNING: ${diagnostic.rule}${address}`, diagnostic.message, ...excerpt(diagnostic, request)]
}

/** As BuildKit's source excerpt: up to two lines around, those at fault marked. */
function excerpt(diagnostic: Diagnostic, request: BuildRequest): string[] {
  const text = request.dockerfile.split(/\r?\n/)
  const first = diagnostic.range.start.line
  const last = Math.max(first, diagnostic.range.end.line)
  const around = last > first ? 1 : 2
  const from = Math.max(1, first - around)
  const to = Math.min(text.length, last + around)
  const lines = text.slice(from - 1, to).map((line, i) => {
    const number = from + i
    return ` ${String(number).padStart(3)} | ${number >= first && number <= last ? '>>>' : '   '} ${line}`
  })
  return [`${basename(diagnostic.file)}:${first}`, '--------------------', ...lines, '--------------------']
}
