/** The summary of build checks after a build (buildx prints it before the error, if there is one). */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { BuildResult } from './result.ts'

export function warningsBlock(result: BuildResult): readonly string[] {
  const warnings = warningsOf(result)
  if (warnings.length === 0) return []
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
  return ['', ` ${count} found (use docker --debug to expand):`, ...warnings.map((one) => ` - ${one}`)]
}

/** `Rule: text (line 1)`, in the order Docker comes to them. */
export function warningsOf({ diagnostics }: BuildResult): readonly string[] {
  return dockersWarnings(diagnostics).map((one) => `${one.rule}: ${one.message} (line ${one.range.start.line})`)
}

/** Those that Docker comes to, in its order; our own teaching rules have no place in it. */
function dockersWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.order !== undefined).sort((a, b) => a.order! - b.order!)
}
