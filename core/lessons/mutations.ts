/** Small damages to a solution: a line deleted, two swapped, a word changed. Some check should notice each. */

export type MutationKind = 'delete' | 'swap' | 'change'

export interface Mutation {
  readonly kind: MutationKind
  /** Name of the file, or `commands.txt` for what is typed in the terminal. */
  readonly file: string
  /** 1-based, in the solution's text. */
  readonly line: number
  /** The line as the solution has it, without blanks at its ends. */
  readonly before: string
  /** For people: `line 4 deleted: RUN npm ci`. */
  readonly described: string
  /** The whole damaged text. */
  readonly text: string
}

/** Only lines that the lesson itself adds or changes are damaged: what it starts with is for earlier lessons to check. */
export function mutationsOf(file: string, text: string, start: string | undefined): readonly Mutation[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const own = ownLines(lines, start)
  return lines.flatMap((line, index) => {
    if (!own.has(index) || isIdle(line)) return []
    return [deleted(file, lines, index), ...swapped(file, lines, index), ...changed(file, lines, index)]
  })
}

/** Indexes of the lines that the start does not have; a line that stands there twice is had twice. */
function ownLines(lines: readonly string[], start: string | undefined): ReadonlySet<number> {
  const left = new Map<string, number>()
  for (const line of (start ?? '').split('\n')) left.set(line.trim(), (left.get(line.trim()) ?? 0) + 1)
  const own = new Set<number>()
  lines.forEach((line, index) => {
    const count = left.get(line.trim()) ?? 0
    if (count > 0) left.set(line.trim(), count - 1)
    else own.add(index)
  })
  return own
}

/** Blank lines and remarks do nothing; a parser directive does. */
function isIdle(line: string): boolean {
  const text = line.trim()
  return text === '' || text === '}' || (text.startsWith('#') && !/^#\s*(syntax|check|escape)\s*=/i.test(text))
}

function deleted(file: string, lines: readonly string[], index: number): Mutation {
  const rest = lines.filter((_, at) => at !== index)
  return made('delete', file, lines, index, rest, `line ${index + 1} deleted: ${lines[index]!.trim()}`)
}

/** With the next line that does something. */
function swapped(file: string, lines: readonly string[], index: number): readonly Mutation[] {
  const next = lines.findIndex((line, at) => at > index && !isIdle(line))
  if (next < 0 || lines[next]!.trim() === lines[index]!.trim()) return []
  const rest = lines.map((line, at) => (at === index ? lines[next]! : at === next ? lines[index]! : line))
  return [made('swap', file, lines, index, rest, `lines ${index + 1} and ${next + 1} swapped: ${lines[index]!.trim()}`)]
}

/** Every word of the line in turn. */
function changed(file: string, lines: readonly string[], index: number): readonly Mutation[] {
  const line = lines[index]!
  return [...line.matchAll(/[A-Za-z0-9_./:-]*[A-Za-z0-9]/g)].map((match) => {
    const word = otherWord(match[0])
    const text = line.slice(0, match.index) + word + line.slice(match.index + match[0].length)
    const rest = lines.map((old, at) => (at === index ? text : old))
    return made('change', file, lines, index, rest, `line ${index + 1}, \`${match[0]}\` changed to \`${word}\``)
  })
}

function otherWord(word: string): string {
  return /\d$/.test(word) ? word.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) : `${word}x`
}

function made(
  kind: MutationKind,
  file: string,
  lines: readonly string[],
  index: number,
  rest: readonly string[],
  described: string,
): Mutation {
  return { kind, file, line: index + 1, before: lines[index]!.trim(), described, text: `${rest.join('\n')}\n` }
}
