/** The summary of build checks after a build (buildx prints it before the error, if there is one). */
import { sourceExcerpt } from '@/core/dockerfile/excerpt.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { BuildResult } from './result.ts'

export interface WarningsOptions {
  /** `docker --debug`: each with its address and the lines it is about. */
  readonly expanded?: boolean
}

export function warningsBlock(result: BuildResult, options: WarningsOptions = {}): readonly string[] {
  const warnings = dockersWarnings(result.diagnostics)
  if (warnings.length === 0) return []
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
  const hint = options.expanded ? ':' : ' (use docker --debug to expand):'
  const lines = warnings.flatMap((one) => [
    ` - ${warningText(one)}`,
    ...(options.expanded ? expansion(one, result) : []),
  ])
  return ['', ` ${count} found${hint}`, ...lines]
}

function warningText(one: Diagnostic): string {
  return `${one.rule}: ${one.message} (line ${one.range.start.line})`
}

function expansion(one: Diagnostic, result: BuildResult): readonly string[] {
  const address = one.url === undefined ? [] : [`More info: ${one.url}`]
  return [...address, ...sourceExcerpt(result.request.dockerfile, one.range, one.file), '']
}

/** `Rule: text (line 1)`, in the order Docker comes to them. */
export function warningsOf({ diagnostics }: BuildResult): readonly string[] {
  return dockersWarnings(diagnostics).map(warningText)
}

/** Those that Docker comes to, in its order; our own teaching rules have no place in it. */
function dockersWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.order !== undefined).sort((a, b) => a.order! - b.order!)
}
