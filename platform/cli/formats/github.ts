/** Findings as workflow commands of GitHub Actions: they show beside the lines of a pull request. */
import type { Diagnostic } from '@/core/text/diagnostic.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/** One line a finding: `::warning file=Dockerfile,line=1,…,title=StageNameCasing::Stage name …`. */
export function githubLines(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string): readonly string[] {
  return diagnostics.map(({ severity, file, range, rule, message }) => {
    const { start, end } = range
    const properties = {
      file: pathOf(file),
      line: start.line,
      col: start.column,
      endLine: end.line,
      endColumn: end.column,
      title: rule,
    }
    const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    return `::${COMMANDS[severity]} ${listed.join(',')}::${escapeData(message)}`
  })
}

/** As @actions/core escapes what stands behind `::`. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
