/** The summary of build checks after a build (buildx prints it before the error, if there is one). */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { BuildResult } from './result.ts'

export function warningsBlock(result: BuildResult): readonly string[] {
  const warnings = dockersWarnings(result.diagnostics)
  if (warnings.length === 0) return []
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
  const lines = warnings.map((one) => ` - ${one.rule}: ${one.message} (line ${one.range.start.line})`)
  return ['', ` ${count} found (use docker --debug to expand):`, ...lines]
}

/** Our own teaching rules are not Docker's: they do not show in its output. */
function dockersWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.severity !== 'error' && !one.rule.startsWith('stagecraft/'))
}
