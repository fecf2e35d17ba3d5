/** POSIX basic and extended regular expressions as JavaScript's. */
import { CHARACTER_CLASSES } from '@/core/text/character-classes.ts'

/** Undefined when it is no regular expression. */
export function posixRegExp(text: string, extended: boolean, flags = ''): RegExp | undefined {
  try {
    return new RegExp(extended ? convertExtended(text) : convertBasic(text), flags)
  } catch {
    return undefined
  }
}

function convertExtended(text: string): string {
  return eachPiece(text, (char, next) => {
    if (char !== '\\') return undefined
    return /[<>]/.test(next) ? ['\\b', 2] : [`\\${next}`, 2]
  })
}

/** In a basic one `\(`, `\{`, `\|`, `\+`, `\?` are the operators, and the bare characters stand for themselves. */
function convertBasic(text: string): string {
  return eachPiece(text, (char, next, index) => {
    if (char === '\\') {
      if (/[<>]/.test(next)) return ['\\b', 2]
      return /[(){}|+?]/.test(next) ? [next, 2] : [`\\${next}`, 2]
    }
    if (/[(){}|+?]/.test(char)) return [`\\${char}`, 1]
    if (char === '*' && (index === 0 || text.slice(0, index).endsWith('\\('))) return ['\\*', 1]
    if (char === '^' && index > 0 && !/\\[(|]$/.test(text.slice(0, index))) return ['\\^', 1]
    if (char === '$' && index < text.length - 1 && !/^\$\\[)|]/.test(text.slice(index))) return ['\\$', 1]
    return undefined
  })
}

type Piece = (char: string, next: string, index: number) => readonly [string, number] | undefined

function eachPiece(text: string, piece: Piece): string {
  let source = ''
  for (let i = 0; i < text.length; ) {
    const bracket = text[i] === '[' ? /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(text.slice(i))?.[0] : undefined
    if (bracket !== undefined) {
      source += convertBracket(bracket)
      i += bracket.length
      continue
    }
    const [converted, length] = piece(text[i]!, text[i + 1] ?? '', i) ?? [text[i]!, 1]
    source += converted
    i += length
  }
  return source
}

function convertBracket(bracket: string): string {
  const negated = bracket[1] === '^'
  const inside = bracket.slice(negated ? 2 : 1, -1)
  const named = inside.split(/\[:(\w+):\]/)
  const converted = named.map((part, index) =>
    index % 2 === 1 ? (CHARACTER_CLASSES[part] ?? '') : part.replace(/[\\\]^[]/g, '\\$&'),
  )
  return `[${negated ? '^' : ''}${converted.join('')}]`
}
