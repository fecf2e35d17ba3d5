/** Go's text/template, read into a tree: text, actions, if, range and with (pkg.go.dev/text/template). */

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly pipe: string }
  | {
      readonly kind: 'if' | 'range' | 'with'
      readonly pipe: string
      readonly then: readonly TemplateNode[]
      readonly otherwise: readonly TemplateNode[]
    }

export type ParsedTemplate = { readonly nodes: readonly TemplateNode[] } | { readonly message: string }

interface Piece {
  readonly action: boolean
  readonly text: string
}

class Broken extends Error {}

export function parseTemplate(template: string): ParsedTemplate {
  try {
    const reader = { pieces: piecesOf(template), at: 0 }
    const nodes = readNodes(reader)
    if (reader.at < reader.pieces.length) throw new Broken(`unexpected {{${reader.pieces[reader.at]!.text}}}`)
    return { nodes }
  } catch (thrown) {
    if (thrown instanceof Broken) return { message: thrown.message }
    throw thrown
  }
}

/** `{{-` and `-}}` take the blanks beside them. */
function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = []
  let rest = template
  while (rest !== '') {
    const open = rest.indexOf('{{')
    if (open < 0) return [...pieces, { action: false, text: rest }]
    const close = rest.indexOf('}}', open)
    if (close < 0) throw new Broken('unclosed action')
    const inner = rest.slice(open + 2, close)
    const before = rest.slice(0, open)
    const text = /^-\s/.test(inner) ? before.trimEnd() : before
    if (text !== '') pieces.push({ action: false, text })
    const action = inner
      .replace(/^-(?=\s)/, '')
      .replace(/(?<=\s)-$/, '')
      .trim()
    if (!/^\/\*.*\*\/$/s.test(action)) pieces.push({ action: true, text: action })
    rest = /\s-$/.test(inner) ? rest.slice(close + 2).trimStart() : rest.slice(close + 2)
  }
  return pieces
}

interface Reader {
  readonly pieces: readonly Piece[]
  at: number
}

/** Up to an `else` or `end`, which is left for the caller. */
function readNodes(reader: Reader): TemplateNode[] {
  const nodes: TemplateNode[] = []
  while (reader.at < reader.pieces.length) {
    const { action, text } = reader.pieces[reader.at]!
    if (action && /^(end|else)\b/.test(text)) return nodes
    reader.at += 1
    if (!action) nodes.push({ kind: 'text', text })
    else if (/^(if|range|with)\b/.test(text)) nodes.push(readBlock(reader, text))
    else if (text === '') throw new Broken('missing value for command')
    else nodes.push({ kind: 'print', pipe: text })
  }
  return nodes
}

function readBlock(reader: Reader, opening: string): TemplateNode {
  const [kind = 'if', pipe = ''] = opening.split(/\s+(.*)/s) as ['if' | 'range' | 'with', string]
  if (pipe === '') throw new Broken(`missing value for ${kind}`)
  const then = readNodes(reader)
  const next = reader.pieces[reader.at]
  if (next === undefined) throw new Broken('unexpected EOF')
  reader.at += 1
  if (next.text === 'end') return { kind, pipe, then, otherwise: [] }
  const more = /^else\s+((?:if|with)\b.*)$/s.exec(next.text)?.[1]
  if (more !== undefined) return { kind, pipe, then, otherwise: [readBlock(reader, more)] }
  const otherwise = readNodes(reader)
  if (reader.pieces[reader.at]?.text !== 'end') throw new Broken('unexpected EOF')
  reader.at += 1
  return { kind, pipe, then, otherwise }
}
