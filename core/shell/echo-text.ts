/** What echo prints: ash reads -n, -e, -E; dash reads only -n and always interprets backslashes. */
import { unescapeC } from './escapes.ts'
import type { Dialect } from './process.ts'

export function echoText(words: readonly string[], dialect: Dialect): string {
  const flags = dialect === 'dash' ? /^-n$/ : /^-[neE]+$/
  let newline = true
  let escapes = dialect === 'dash'
  let start = 0
  while (start < words.length && flags.test(words[start]!) && !(dialect === 'dash' && start > 0)) {
    for (const flag of words[start]!.slice(1)) {
      if (flag === 'n') newline = false
      else escapes = flag === 'e'
    }
    start++
  }
  const text = words.slice(start).join(' ')
  if (!escapes) return text + (newline ? '\n' : '')
  const { text: read, stopped } = unescapeC(text, true)
  return read + (newline && !stopped ? '\n' : '')
}
