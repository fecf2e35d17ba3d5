/** Texts with variables, filled in for one request. */
import { template } from '../template.ts'
import type { Exchange } from './exchange.ts'

export function expand(exchange: Exchange, text: string): string {
  if (!text.includes('$')) return text
  return template(text)
    .parts.map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'capture' ? (exchange.captures[part.number] ?? '') : exchange.valueOf(exchange, part.name)
    })
    .join('')
}
