/** Every located remark on a build: problems of reading, what stopped it, build checks; sorted by place. */

import type { BuildError } from '@/core/dockerfile/syntax.ts'
import { readText } from '@/core/files/tree.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { lineIndex } from '@/core/text/position.ts'
import type { MadeStage } from './make-stages.ts'
import type { Prepared } from './prepare.ts'
import { sourceFaults } from './wanted-bundles.ts'

/** What stopped the build, and the mistakes of stages the target does not need where all were asked for. */
export function buildRemarks(
  prepared: Prepared,
  failure: BuildError | undefined,
  made: readonly MadeStage[],
): readonly Diagnostic[] {
  const steps = made.flatMap(({ making }) => making.error ?? [])
  const drafts = [...prepared.drafts.values()].flatMap((draft) => draft.error ?? [])
  const errors = [...(failure === undefined ? [] : [failure]), ...drafts, ...steps]
  const remarks = errors.filter((error) => error.code !== 'lint-violation').map((error) => located(error, prepared))
  return [...remarks, ...sourceRemarks(prepared, made)]
}

/** Mistakes in the app's sources, where they stand. */
function sourceRemarks({ request }: Prepared, made: readonly MadeStage[]): readonly Diagnostic[] {
  const operations = made.flatMap(({ making }) => making.operations)
  return operations.flatMap((operation) =>
    sourceFaults(request, operation).map(({ file, error }): Diagnostic => {
      const index = lineIndex(readText(request.context, file) ?? '')
      const start = index.line(error.line).start.offset + error.column - 1
      const range = index.range(start, start + error.length)
      return { rule: 'build', severity: 'error', message: error.text, file, range }
    }),
  )
}

function located(error: BuildError, prepared: Prepared): Diagnostic {
  if (error.code === 'dockerignore') return inIgnoreFile(error, prepared)
  const range = error.range ?? lineIndex(prepared.request.dockerfile).line(1)
  return { rule: 'build', severity: 'error', message: error.message, file: error.file, range }
}

function inIgnoreFile(error: BuildError, { context }: Prepared): Diagnostic {
  const range = lineIndex(context.ignore?.text ?? '').line(Number(error.details.line ?? 1))
  const file = context.ignore?.path ?? '.dockerignore'
  return { rule: 'build', severity: 'error', message: error.message, file, range }
}

/** One remark for each place and text: a parse error and the same problem found by the reader are one. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  const kept = diagnostics.filter((one) => {
    const text = one.message.replace(/^dockerfile parse error on line \d+: /, '')
    const key = `${one.file} ${one.range.start.line} ${one.rule} ${text}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
  return kept.sort((a, b) => a.range.start.line - b.range.start.line)
}
