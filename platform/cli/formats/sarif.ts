/** Findings as a SARIF 2.1.0 log (OASIS), which code scanning services read. */
import { BUILD_CHECKS } from '@/core/dockerfile/rules/registry.ts'
import type { BuildCheck } from '@/core/dockerfile/rules/rule.ts'
import { TEACHING_RULES } from '@/core/dockerfile/rules/teaching/registry.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/** What stops a build: no rule of Docker's, but every result of a log names one. */
const BUILD_ERROR = { id: 'build', shortDescription: { text: 'A mistake that stops the build' } }

const RULES = [...[...BUILD_CHECKS, ...TEACHING_RULES].map(describe), BUILD_ERROR]

export function sarifLog(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string) {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Stagecraft', rules: RULES } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((each) => result(each, pathOf)),
      },
    ],
  }
}

/** Our own rules' pages have no address outside the site: a help address must be a whole one. */
function describe({ name, severity, help, url }: BuildCheck) {
  return {
    id: name,
    shortDescription: { text: name },
    help: { text: help },
    ...(url?.startsWith('https:') ? { helpUri: url } : {}),
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function result({ rule, severity, message, file, range }: Diagnostic, pathOf: (file: string) => string) {
  const { start, end } = range
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
  const ruleIndex = RULES.findIndex((each) => each.id === rule)
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(pathOf(file)) }, region } }],
  }
}
