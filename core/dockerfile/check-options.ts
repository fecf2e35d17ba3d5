/** The value of a `# check=` directive: `skip=A,B|all;error=true;experimental=A|all`. */
import type { DockerfileSyntax } from './syntax.ts'

export interface CheckOptions {
  readonly skip: ReadonlySet<string> | 'all'
  readonly experimental: ReadonlySet<string> | 'all'
  /** Findings fail the build. */
  readonly error: boolean
}

export const NO_CHECK_OPTIONS: CheckOptions = { skip: new Set(), experimental: new Set(), error: false }

export type CheckOptionsResult =
  | { readonly kind: 'ok'; readonly options: CheckOptions }
  | { readonly kind: 'error'; readonly message: string }

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False'])

export function parseCheckOptions(value: string): CheckOptionsResult {
  let options = NO_CHECK_OPTIONS
  const parts = value.trim() === '' ? [] : value.trim().split(';')
  for (const part of parts) {
    const equals = part.indexOf('=')
    if (equals < 0) return { kind: 'error', message: `invalid check option ${JSON.stringify(part)}` }
    const key = part.slice(0, equals).trim()
    const setting = part.slice(equals + 1).trim()
    if (key === 'skip' || key === 'experimental') options = { ...options, [key]: ruleSet(setting) }
    else if (key === 'error') {
      if (!TRUE.has(setting) && !FALSE.has(setting)) {
        const cause = `strconv.ParseBool: parsing ${JSON.stringify(setting)}: invalid syntax`
        return { kind: 'error', message: `failed to parse check option ${JSON.stringify(part)}: ${cause}` }
      }
      options = { ...options, error: TRUE.has(setting) }
    } else return { kind: 'error', message: `invalid check option ${JSON.stringify(key)}` }
  }
  return { kind: 'ok', options }
}

function ruleSet(setting: string): ReadonlySet<string> | 'all' {
  return setting === 'all' ? 'all' : new Set(setting.split(',').map((rule) => rule.trim()))
}

/** A build argument that stands in for the directive. */
export const CHECK_ARGUMENT = 'BUILDKIT_DOCKERFILE_CHECK'

/** The options in force for a file; faulty ones count as none (their error is the file's, or the build's). */
export function checkOptionsOf(
  syntax: DockerfileSyntax,
  buildArgs: Readonly<Record<string, string>> = {},
): CheckOptions {
  const given = buildArgs[CHECK_ARGUMENT] || syntax.directives.find((directive) => directive.name === 'check')?.value
  const result = given === undefined ? undefined : parseCheckOptions(given)
  return result?.kind === 'ok' ? result.options : NO_CHECK_OPTIONS
}

/** Rules named by a `# check=skip=A,B` comment above an instruction. */
export function skipsOf(comment: string): readonly string[] {
  const match = /^check\s*=\s*(.*)$/i.exec(comment)
  const result = match === null ? undefined : parseCheckOptions(match[1]!)
  if (result?.kind !== 'ok') return []
  return result.options.skip === 'all' ? ['all'] : [...result.options.skip]
}
