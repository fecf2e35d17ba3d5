/** `set -x`: each command as it is run. ash quotes what needs it, dash does not. */
import { write } from './output.ts'
import type { Shell } from './state.ts'

export function trace(shell: Shell, values: readonly (readonly [string, string])[], argv: readonly string[]): void {
  if (!shell.options.xtrace) return
  const shown = shell.dialect === 'ash' ? quoteIfNeeded : (text: string) => text
  const words = [...values.map(([name, value]) => `${name}=${shown(value)}`), ...argv.map(shown)]
  if (words.length > 0) write(shell, 2, `${shell.variables.get('PS4') ?? '+ '}${words.join(' ')}\n`)
}

function quoteIfNeeded(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : singleQuoted(text)
}

export function singleQuoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`
}
