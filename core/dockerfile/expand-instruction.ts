/** An instruction with its variables expanded: which words BuildKit expands, and which it leaves alone. */
import type { Range } from '@/core/text/position.ts'
import { type ExpandOptions, expand, expandWords, type UndefinedUse } from './expand.ts'
import { heredocMark } from './heredoc.ts'
import type { Lookup } from './lookup.ts'
import { sortedPorts } from './ports.ts'
import type { Flag, Heredoc, Instruction, Word } from './syntax.ts'

export interface UndefinedVariable {
  readonly name: string
  readonly range: Range
  /** ARG: which of its words. */
  readonly word?: number
}

export interface ExpandedInstruction {
  /** Texts expanded; ranges still those of the words as written. EXPOSE may have more or fewer words. */
  readonly instruction: Instruction
  readonly undefinedVariables: readonly UndefinedVariable[]
  /** The first word that could not be expanded. */
  readonly error: { readonly message: string; readonly range: Range } | undefined
}

/** Flags whose value is expanded, by keyword. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  COPY: ['chown', 'chmod'],
  ADD: ['chown', 'chmod', 'checksum'],
}

/** Keywords all of whose arguments are expanded. ARG's defaults are scope.ts's; RUN's text is its shell's. */
const ARGUMENTS = new Set(['ENV', 'LABEL', 'COPY', 'ADD', 'WORKDIR', 'USER', 'VOLUME', 'STOPSIGNAL'])

export function expandInstruction(instruction: Instruction, env: Lookup, escapeToken: string): ExpandedInstruction {
  const keepsOrder = instruction.keyword !== 'EXPOSE' || instruction.args.length < 2
  if (keepsOrder && !mayChange(instruction, escapeToken))
    return { instruction, undefinedVariables: [], error: undefined }
  const run = new Run(env, escapeToken)
  const flags = instruction.flags.map((flag) => run.flag(flag, instruction.keyword))
  const args = run.args(instruction)
  const heredocs = instruction.heredocs.map((heredoc) => run.heredoc(heredoc, instruction.keyword))
  return { instruction: { ...instruction, flags, args, heredocs }, undefinedVariables: run.missing, error: run.error }
}

/** Most instructions have nothing to expand: they are told apart by their text alone. */
function mayChange(instruction: Instruction, escapeToken: string): boolean {
  const holds = (text: string | undefined) =>
    text !== undefined && (text.includes('$') || text.includes('"') || text.includes("'") || text.includes(escapeToken))
  return (
    instruction.args.some((word) => holds(word.text)) ||
    instruction.flags.some((flag) => holds(flag.value)) ||
    instruction.heredocs.some((heredoc) => holds(heredoc.content))
  )
}

class Run {
  readonly missing: UndefinedVariable[] = []
  error: ExpandedInstruction['error']
  private readonly env: Lookup
  private readonly escape: string

  constructor(env: Lookup, escapeToken: string) {
    this.env = env
    this.escape = escapeToken
  }

  flag(flag: Flag, keyword: string): Flag {
    if (flag.value === undefined) return flag
    if (keyword === 'RUN' && flag.name === 'mount') return { ...flag, value: this.mount(flag.value, flag.valueRange) }
    if (!FLAGS[keyword]?.includes(flag.name)) return flag
    return { ...flag, value: this.text(flag.value, flag.valueRange) }
  }

  args(instruction: Instruction): readonly Word[] {
    const { keyword, args } = instruction
    if (keyword === 'EXPOSE') return sortedPorts(args).flatMap((word) => this.split(word))
    if (!ARGUMENTS.has(keyword)) return args
    const copies = keyword === 'COPY' || keyword === 'ADD'
    return args.map((word, i) => {
      const isHeredoc = copies && i < args.length - 1 && heredocMark(word.text) !== undefined
      return isHeredoc ? word : { ...word, text: this.text(word.text, word.range) }
    })
  }

  /** Bodies of COPY and ADD only, quotes kept; RUN's are the shell's business. */
  heredoc(heredoc: Heredoc, keyword: string): Heredoc {
    if (!heredoc.expand || keyword === 'RUN') return heredoc
    const content = this.text(heredoc.content, heredoc.contentRange, '\\', { ignoreQuotes: true })
    return { ...heredoc, content }
  }

  /** Values of the options, never `from`. */
  private mount(value: string, range: Range): string {
    const fields = value.split(',').map((field) => {
      const equals = field.indexOf('=')
      if (equals < 0 || field.slice(0, equals).toLowerCase() === 'from') return field
      return field.slice(0, equals + 1) + this.text(field.slice(equals + 1), range)
    })
    return fields.join(',')
  }

  /** As EXPOSE does: the result is split in words again; findings are not reported there. */
  private split(word: Word): readonly Word[] {
    const result = expandWords(word.text, this.env, this.escape)
    if (result.kind === 'ok') return result.words.map((text) => ({ text, range: word.range }))
    this.error ??= { message: result.message, range: word.range }
    return [word]
  }

  private text(text: string, range: Range, escapeToken = this.escape, options: ExpandOptions = {}): string {
    if (!text.includes('$') && !/['"]/.test(text) && !text.includes(escapeToken)) return text
    const result = expand(text, this.env, escapeToken, options)
    for (const use of firstOfEach(result.undefinedUses)) {
      this.missing.push({ name: use.name, range: part(range, use, text.length) })
    }
    if (result.kind === 'ok') return result.text
    this.error ??= { message: result.message, range }
    return text
  }
}

/** BuildKit reports a name once a word. */
function firstOfEach(uses: readonly UndefinedUse[]): readonly UndefinedUse[] {
  return uses.filter((use, i) => uses.findIndex((other) => other.name === use.name) === i)
}

/** Part of a word's range, when the word stands in the file letter by letter on one line; else the whole word. */
export function part(range: Range, use: UndefinedUse, length: number): Range {
  const oneLine = range.start.line === range.end.line && range.end.offset - range.start.offset === length
  if (!oneLine) return range
  const at = (offset: number) => ({
    offset: range.start.offset + offset,
    line: range.start.line,
    column: range.start.column + offset,
  })
  return { start: at(use.start), end: at(use.end) }
}
