/** A sentence about the directive under the pointer. */
import type { Explanation } from '@/core/text/language-help.ts'
import { NGINX_DESCRIPTIONS } from './describe.ts'
import { tokenizer } from './tokens.ts'

export function hoverNginx(text: string, offset: number): Explanation | undefined {
  const tokens = tokenizer(text)
  for (let token = tokens.next(); token.kind === 'statement' || token.kind === 'close'; token = tokens.next()) {
    if (token.kind === 'close') continue
    const name = token.words[0]
    if (name === undefined || offset < name.range.start.offset || offset >= name.range.end.offset) continue
    const known = NGINX_DESCRIPTIONS.get(name.text)
    return known && { range: name.range, ...known }
  }
  return undefined
}
