/** Reads `2>file`, `<<EOF`, `&>file` and their kin. */
import { skipBlanks, unexpected } from './parse-tokens.ts'
import type { Reader } from './reader.ts'
import type { Redirect, RedirectOperator, Word } from './syntax.ts'

const REDIRECT = /^(\d*)(<<-|<<|<&|<>|<|>>|>&|>\||>)/

/** Undefined when no redirection stands here. `&>` is ash's; dash reads `&` and `>` there, which the interpreter does. */
export function readRedirect(reader: Reader): Redirect | undefined {
  const rest = reader.text.slice(reader.pos, reader.pos + 12)
  if (/^&>[^>&]/.test(rest)) {
    reader.pos += 2
    return { operator: '&>', fd: undefined, target: readTarget(reader) }
  }
  const match = REDIRECT.exec(rest)
  if (match === null) return undefined
  const fd = match[1] === '' ? undefined : Number(match[1])
  reader.pos += match[0].length
  const operator = match[2]!
  if (operator === '<<' || operator === '<<-') return readHeredocStart(reader, fd, operator === '<<-')
  return { operator: operator as RedirectOperator, fd, target: readTarget(reader) }
}

function readTarget(reader: Reader): Word {
  skipBlanks(reader)
  const char = reader.text[reader.pos]
  if (char === undefined || '\n&|;<>()'.includes(char)) throw unexpected(reader, undefined)
  return reader.grammar.word(reader, 'blank', false)
}

/** The body comes after the line's end; until then the redirect waits for it. */
function readHeredocStart(reader: Reader, fd: number | undefined, stripTabs: boolean): Redirect {
  const word = readTarget(reader)
  const redirect: { operator: '<<'; fd: number | undefined; target: Word } = {
    operator: '<<',
    fd,
    target: { parts: [], start: word.start, end: word.end },
  }
  const written = reader.text.slice(word.start, word.end)
  reader.heredocs.push({
    delimiter: written.replace(/\\(.)/g, '$1').replace(/["']/g, ''),
    stripTabs,
    expand: !/["'\\]/.test(written),
    fill(body) {
      redirect.target = body
    },
  })
  return redirect
}
