/** One joined instruction → its node; the nested one of ONBUILD too. */
import type { Range } from '@/core/text/position.ts'
import type { JoinedText } from './joined-text.ts'
import { readArguments } from './read-arguments.ts'
import { splitInstruction } from './split-instruction.ts'
import type { Instruction } from './syntax.ts'

export interface InstructionReading {
  /** Lines, heredocs and comments are the caller's to fill in. */
  readonly instruction: Instruction
  readonly problems: readonly { code: string; message: string; range?: Range }[]
  readonly takesHeredocs: boolean
}

const WITH_HEREDOCS = new Set(['RUN', 'COPY', 'ADD'])

/** ONBUILD inside ONBUILD is refused anyway; this only keeps a silly line from growing the stack. */
const MAX_NESTING = 4

export function readInstruction(joined: JoinedText, escapeToken: string, nesting = 0): InstructionReading {
  const { keyword, flags, rest } = splitInstruction(joined)
  const name = keyword.text.toUpperCase()
  const { args, json, legacy, problem } = readArguments(name, rest, escapeToken)
  const nested =
    name === 'ONBUILD' && rest.text !== '' && nesting < MAX_NESTING
      ? readInstruction(rest, escapeToken, nesting + 1)
      : undefined
  const line = keyword.range.start.line
  const own =
    problem === undefined ? [] : [{ code: problem.code, message: problem.message, range: problem.word?.range }]
  const instruction: Instruction = {
    keyword: name,
    written: keyword.text,
    keywordRange: keyword.range,
    range: joined.range(0, joined.text.length),
    startLine: line,
    endLine: line,
    flags,
    args,
    json,
    legacy,
    rest: rest.word(0, rest.text.length),
    heredocs: [],
    trigger: nested?.instruction,
    docComments: [],
    skips: [],
  }
  return {
    instruction,
    problems: [...own, ...(nested?.problems ?? [])],
    takesHeredocs: nested?.takesHeredocs ?? (WITH_HEREDOCS.has(name) && !json),
  }
}
