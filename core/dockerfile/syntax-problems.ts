/** Puts the problems of a Dockerfile in BuildKit's order: which one it would stop at, and all of them for the editor. */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { LineIndex, Range } from '@/core/text/position.ts'
import { INSTRUCTIONS } from './instructions/registry.ts'
import { sourceLines } from './source-lines.ts'
import { suggestion } from './suggest.ts'
import type { BuildError, DockerfileSyntax, Instruction } from './syntax.ts'

/** BuildKit reads all lines before it looks at the first instruction. */
const PHASES = ['start', 'lines', 'instructions', 'stages'] as const

export interface Problem {
  readonly phase: (typeof PHASES)[number]
  readonly code: string
  readonly message: string
  /** The words at fault. */
  readonly range: Range
  /** What Docker's excerpt marks. */
  readonly marks: Range | undefined
  readonly details?: Readonly<Record<string, string>>
}

type Parsed = Omit<DockerfileSyntax, 'error' | 'diagnostics'>

export function syntaxOf(parsed: Parsed, found: readonly Problem[], index: LineIndex): DockerfileSyntax {
  const problems = [
    ...found,
    ...instructionProblems(parsed.instructions, found),
    ...wholeFileProblems(parsed, found, index),
  ]
  const first = firstOf(problems)
  return {
    ...parsed,
    error: first === undefined ? undefined : errorOf(first, parsed.file),
    diagnostics: problems.map((problem) => diagnosticOf(problem, parsed.file)),
  }
}

/** Order of the phases, then of the lines (the sort is stable). */
function firstOf(problems: readonly Problem[]): Problem | undefined {
  return [...problems].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase))[0]
}

function errorOf(problem: Problem, file: string): BuildError {
  const { phase, code, message, marks, details } = problem
  return { code, message, range: marks, file, details: details ?? {}, phase }
}

function diagnosticOf(problem: Problem, file: string): Diagnostic {
  return { rule: 'build', severity: 'error', message: problem.message, file, range: problem.range }
}

function instructionProblems(instructions: readonly Instruction[], found: readonly Problem[]): readonly Problem[] {
  const problems: Problem[] = []
  // What the line parser could not read is not judged a second time.
  const unreadable = new Set(found.map((problem) => problem.marks?.start.offset))
  let inStage = false
  for (const instruction of instructions) {
    const fault = unreadable.has(instruction.range.start.offset) ? undefined : instructionFault(instruction)
    const marks = instruction.range
    if (fault !== undefined) problems.push(fault)
    else if (!inStage && instruction.keyword !== 'FROM' && instruction.keyword !== 'ARG') {
      const message = 'no build stage in current context'
      problems.push({ phase: 'instructions', code: 'no-stage', message, range: instruction.keywordRange, marks })
    }
    if (instruction.keyword === 'FROM') inStage = true
  }
  return problems
}

function instructionFault(instruction: Instruction): Problem | undefined {
  const rule = INSTRUCTIONS.get(instruction.keyword)
  const prefix = `dockerfile parse error on line ${instruction.startLine}: `
  const marks = instruction.range
  if (rule === undefined) {
    const near = suggestion(instruction.written, INSTRUCTIONS.keys(), false)
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`
    const message = `${prefix}unknown instruction: ${instruction.written}${hint}`
    const details = { written: instruction.written, ...(near === undefined ? {} : { near }) }
    return {
      phase: 'instructions',
      code: 'unknown-instruction',
      message,
      range: instruction.keywordRange,
      marks,
      details,
    }
  }
  const fault = rule.check(instruction)
  if (fault === undefined) return undefined
  const { code, message, range, details } = fault
  return { phase: 'instructions', code, message: prefix + message, range: range ?? marks, marks, details }
}

/** `lines`: how many were read. */
export function noInstructions(lines: number, index: LineIndex): Problem {
  const range = index.line(Math.max(lines, 1))
  const message = 'file with no instructions'
  return { phase: 'lines', code: 'no-instructions', message, range, marks: lines === 0 ? undefined : range }
}

function wholeFileProblems(parsed: Parsed, found: readonly Problem[], index: LineIndex): readonly Problem[] {
  const everything = index.range(0, parsed.text.length)
  if (parsed.text === '') {
    const message = 'the Dockerfile cannot be empty'
    return [{ phase: 'start', code: 'empty-dockerfile', message, range: everything, marks: undefined }]
  }
  if (parsed.instructions.length === 0) {
    if (found.length > 0) return []
    return [noInstructions(sourceLines(parsed.text).length, index)]
  }
  if (parsed.instructions.some((instruction) => instruction.keyword === 'FROM')) return []
  const message = 'dockerfile contains no stages to build'
  return [{ phase: 'stages', code: 'no-stages', message, range: everything, marks: undefined }]
}
