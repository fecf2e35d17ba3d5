/** What one rule finds in a Dockerfile, as `line: message`. */
import { type LintOptions, lint } from '@/core/dockerfile/lint.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'

export function findings(rule: string, lines: readonly string[], options: LintOptions = {}): readonly string[] {
  const stages = readStages(parseDockerfile(`${lines.join('\n')}\n`, 'Dockerfile'), options)
  return lint(stages, options)
    .filter((diagnostic) => diagnostic.rule === rule)
    .map((diagnostic) => `${diagnostic.range.start.line}: ${diagnostic.message}`)
}
