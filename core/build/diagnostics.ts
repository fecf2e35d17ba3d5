/** Every located remark on a build: problems of reading, what stopped it, build checks; sorted by place. */
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { lineIndex } from '@/core/text/position.ts'
import type { Findings } from './finish.ts'
import type { StageResult } from './result.ts'

export function diagnosticsOf(
  findings: Findings,
  failure: BuildError | undefined,
  _results: readonly StageResult[],
): readonly Diagnostic[] {
  const own = [...(failure === undefined ? [] : [failure]), ...stageErrors(findings)].map((error) =>
    located(error, findings),
  )
  return sorted([...findings.stages.diagnostics, ...own])
}

/** Mistakes in stages the target does not need, when all stages were asked for. */
function stageErrors({ made, drafts }: Findings): readonly BuildError[] {
  const steps = [...(made?.values() ?? [])].flatMap(({ making }) => making.error ?? [])
  return [...steps, ...[...(drafts?.values() ?? [])].flatMap((draft) => draft.error ?? [])]
}

export function located(error: BuildError, findings: Pick<Findings, 'request' | 'context'>): Diagnostic {
  if (error.code === 'dockerignore') return inIgnoreFile(error, findings)
  const range = error.range ?? lineIndex(findings.request.dockerfile).line(1)
  return { rule: 'build', severity: 'error', message: error.message, file: error.file, range }
}

function inIgnoreFile(error: BuildError, { context }: Pick<Findings, 'context'>): Diagnostic {
  const range = lineIndex(context.ignore?.text ?? '').line(Number(error.details['line'] ?? 1))
  return {
    rule: 'build',
    severity: 'error',
    message: error.message,
    file: context.ignore?.path ?? '.dockerignore',
    range,
  }
}

/** One remark for each place and text; the prefix of a parse error makes no difference. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  const kept = diagnostics.filter((one) => {
    const text = one.message.replace(/^dockerfile parse error on line \d+: /, '')
    const key = `${one.file} ${one.range.start.line} ${one.rule} ${text}`
    return !seen.has(key) && seen.add(key) !== undefined
  })
  return kept.sort((a, b) => a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset)
}
