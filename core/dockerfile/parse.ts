/** Dockerfile text → instructions with exact ranges, and every problem. Never throws, whatever the text. */
import { type LineIndex, lineIndex, type Range } from '@/core/text/position.ts'
import { parseCheckOptions, skipsOf } from './check-options.ts'
import { type LogicalLine, readLogicalLine } from './continuation.ts'
import { readDirectives } from './directives.ts'
import { heredocMarks, readHeredocs } from './heredoc.ts'
import { type InstructionReading, readInstruction } from './read-instruction.ts'
import { isComment, isTooLong, leadingSpace, MAX_LINE_BYTES, type SourceLine, sourceLines } from './source-lines.ts'
import type { DockerfileSyntax, Heredoc, Instruction } from './syntax.ts'
import { noInstructions, type Problem, syntaxOf } from './syntax-problems.ts'

export function parseDockerfile(text: string, file: string): DockerfileSyntax {
  const index = lineIndex(text)
  const lines = sourceLines(text)
  const head = readDirectives(lines, index)
  const problems: Problem[] = head.problems.map(({ message, range, marks }) => ({
    phase: 'lines',
    code: 'invalid-directive',
    message,
    range,
    marks,
  }))
  const check = head.directives.find((directive) => directive.name === 'check')
  const checked = check === undefined ? undefined : parseCheckOptions(check.value)
  if (check !== undefined && checked?.kind === 'error') {
    problems.push({
      phase: 'start',
      code: 'invalid-check',
      message: `failed to parse check options: ${checked.message}`,
      range: check.range,
      marks: undefined,
    })
  }
  const instructions = readInstructions(lines, head.lines, head.escape, index, problems)
  return syntaxOf({ file, text, escape: head.escape, directives: head.directives, instructions }, problems, index)
}

function readInstructions(
  lines: readonly SourceLine[],
  first: number,
  escapeToken: '\\' | '`',
  index: LineIndex,
  problems: Problem[],
): readonly Instruction[] {
  const instructions: Instruction[] = []
  let comments: string[] = []
  let i = first
  while (i < lines.length) {
    const line = lines[i]!
    if (isTooLong(line)) {
      if (instructions.length === 0) problems.push(noInstructions(line.number - 1, index))
      problems.push(tooLong(line.number, index))
      i++
      continue
    }
    const logical = readLogicalLine(lines, i, escapeToken, index)
    if (logical === undefined) {
      comments = nextComments(comments, line.text)
      i++
      continue
    }
    const read = completeInstruction(logical, lines, escapeToken, index, comments)
    instructions.push(read.instruction)
    problems.push(...read.problems)
    comments = []
    i = read.next
  }
  return instructions
}

const NONE: readonly string[] = []

/** Comments directly above an instruction; a blank line or an empty comment cuts them off. */
function nextComments(comments: string[], line: string): string[] {
  if (!isComment(line)) return []
  const comment = line.slice(leadingSpace(line) + 1).trim()
  return comment === '' ? [] : [...comments.slice(-50), comment]
}

function completeInstruction(
  logical: LogicalLine,
  lines: readonly SourceLine[],
  escapeToken: string,
  index: LineIndex,
  comments: readonly string[],
): { instruction: Instruction; problems: readonly Problem[]; next: number } {
  const read = readInstruction(logical.joined, escapeToken)
  const marks = read.takesHeredocs ? heredocMarks(logical.joined.text) : []
  const bodies = readHeredocs(marks, lines, logical.next, index)
  const last = lines[bodies.next - 1]!
  const start = read.instruction.keywordRange.start
  const range: Range = { start, end: index.line(last.number).end }
  const lineSpan = { startLine: logical.startLine, endLine: last.number, range }
  const own = read.instruction
  // Written out: the spread of an object takes longer than all else of a short line.
  const instruction: Instruction = {
    keyword: own.keyword,
    written: own.written,
    keywordRange: own.keywordRange,
    range,
    startLine: logical.startLine,
    endLine: last.number,
    flags: own.flags,
    args: own.args,
    json: own.json,
    legacy: own.legacy,
    rest: own.rest,
    heredocs: bodies.heredocs,
    trigger: own.trigger && triggerWith(own.trigger, bodies.heredocs, lineSpan),
    docComments: comments.length === 0 ? NONE : comments.filter((comment) => !/^check\s*=/i.test(comment)),
    skips: comments.length === 0 ? NONE : comments.flatMap(skipsOf),
    emptyContinuation: logical.emptyContinuation ? logical.endLine : undefined,
  }
  return { instruction, problems: lineProblems(read, bodies.terminated, range), next: bodies.next }
}

/** ONBUILD's bodies belong to its trigger as well. */
function triggerWith(
  trigger: Instruction,
  heredocs: readonly Heredoc[],
  span: { startLine: number; endLine: number; range: Range },
): Instruction {
  const { startLine, endLine } = span
  return { ...trigger, startLine, endLine, range: { start: trigger.keywordRange.start, end: span.range.end }, heredocs }
}

function lineProblems(read: InstructionReading, terminated: boolean, marks: Range): readonly Problem[] {
  if (read.problems.length === 0 && terminated) return []
  const found: Problem[] = read.problems.map(({ code, message, range }) => ({
    phase: 'lines',
    code,
    message,
    range: range ?? marks,
    marks,
  }))
  if (!terminated) {
    found.push({ phase: 'lines', code: 'heredoc-unterminated', message: 'unterminated heredoc', range: marks, marks })
  }
  return found
}

/** BuildKit reads no further than a line that is too long, and has counted the lines before it. */
function tooLong(number: number, index: LineIndex): Problem {
  const message = `dockerfile line greater than max allowed size of ${MAX_LINE_BYTES}`
  const marks = number > 1 ? index.line(number - 1) : undefined
  return { phase: 'lines', code: 'line-too-long', message, range: index.line(number), marks }
}
