/**
 * Runs the regular expressions that ignore patterns become. Docker compiles patterns to Go's expressions, which match
 * in linear time; a state machine keeps that promise, where JavaScript's backtracking would not.
 */
import { type CharacterTest, escapeOf, parseClass } from './regexp-class.ts'

type Step =
  /** `literal` where it is one certain character. */
  | { readonly kind: 'one'; readonly test: CharacterTest; readonly literal?: string }
  | { readonly kind: 'many'; readonly test: CharacterTest }
  /** Before `(.*` + `/)?`, any number of whole folders: goes in or passes by. */
  | { readonly kind: 'enter' }
  | { readonly kind: 'inside' }
  | { readonly kind: 'at'; readonly holds: (before: string | undefined, after: string | undefined) => boolean }

/** Written by the pattern compiler for `**` before something else. */
export const FOLDERS = '(.*/)?'

const notNewline: CharacterTest = (char) => char !== '\n'
const isWord = (char: string | undefined): boolean => char !== undefined && /^\w$/.test(char)

/** A test for whole texts, or undefined when Go's compiler would refuse the expression. */
export function compileRegexp(source: string): ((text: string) => boolean) | undefined {
  const steps = parseSteps(source)
  if (!steps) return undefined
  const end = literalEnd(steps)
  return (text) => text.endsWith(end) && runSteps(steps, [...text])
}

/** What every match ends with: most paths are told apart by it alone. */
function literalEnd(steps: readonly Step[]): string {
  let end = ''
  for (const step of steps.toReversed()) {
    if (step.kind !== 'one' || step.literal === undefined) return end
    end = step.literal + end
  }
  return end
}

function parseSteps(source: string): readonly Step[] | undefined {
  const chars = [...source]
  const steps: Step[] = []
  let i = 0
  while (i < chars.length) {
    if (chars[i] === '(') {
      steps.push({ kind: 'enter' }, { kind: 'inside' })
      i += FOLDERS.length
      continue
    }
    const atom = parseAtom(chars, i)
    if (!atom) return undefined
    const many = chars[atom.end] === '*' && atom.step.kind === 'one'
    steps.push(many && atom.step.kind === 'one' ? { kind: 'many', test: atom.step.test } : atom.step)
    i = many ? atom.end + 1 : atom.end
  }
  return steps
}

function parseAtom(chars: readonly string[], i: number): { readonly step: Step; readonly end: number } | undefined {
  const char = chars[i]!
  if (char === '[') {
    const parsed = parseClass(chars, i)
    return parsed && { step: { kind: 'one', test: parsed.test }, end: parsed.end }
  }
  if (char === '.') return { step: { kind: 'one', test: notNewline }, end: i + 1 }
  if (char === '^') return { step: { kind: 'at', holds: (before) => before === undefined }, end: i + 1 }
  if (char !== '\\') return { step: literalStep(char), end: i + 1 }
  const step = chars[i + 1] === undefined ? undefined : escapedStep(chars[i + 1]!)
  return step && { step, end: i + 2 }
}

function literalStep(char: string): Step {
  return { kind: 'one', test: (c) => c === char, literal: char }
}

function escapedStep(char: string): Step | undefined {
  if (char === 'A') return { kind: 'at', holds: (before) => before === undefined }
  if (char === 'z') return { kind: 'at', holds: (_, after) => after === undefined }
  if (char === 'b') return { kind: 'at', holds: (before, after) => isWord(before) !== isWord(after) }
  if (char === 'B') return { kind: 'at', holds: (before, after) => isWord(before) === isWord(after) }
  const escaped = escapeOf(char)
  if (!escaped) return undefined
  return 'test' in escaped ? { kind: 'one', test: escaped.test } : literalStep(escaped.char)
}

/** Positions in the steps that are open between two characters; `marks` says of each whether it is among them. */
interface Open {
  readonly positions: number[]
  readonly marks: Uint8Array
}

function runSteps(steps: readonly Step[], chars: readonly string[]): boolean {
  let open = emptySet(steps)
  let next = emptySet(steps)
  reach(steps, 0, open, undefined, chars[0])
  for (let i = 0; i < chars.length && open.positions.length > 0; i++) {
    for (const position of open.positions) advance(steps, position, chars, i, next)
    clear(open)
    ;[open, next] = [next, open]
  }
  return open.marks[steps.length] === 1
}

function emptySet(steps: readonly Step[]): Open {
  return { positions: [], marks: new Uint8Array(steps.length + 1) }
}

function clear(open: Open): void {
  for (const position of open.positions) open.marks[position] = 0
  open.positions.length = 0
}

function add(open: Open, position: number): void {
  if (open.marks[position] === 1) return
  open.marks[position] = 1
  open.positions.push(position)
}

function advance(steps: readonly Step[], at: number, chars: readonly string[], i: number, next: Open): void {
  const step = steps[at]
  const char = chars[i]!
  const after = chars[i + 1]
  if (!step) return
  if (step.kind === 'one' && step.test(char)) reach(steps, at + 1, next, char, after)
  if (step.kind === 'many' && step.test(char)) reach(steps, at, next, char, after)
  if (step.kind !== 'inside') return
  if (char !== '\n') add(next, at)
  if (char === '/') reach(steps, at + 1, next, char, after)
}

/** Opens a position, and those behind it that need no character. */
function reach(
  steps: readonly Step[],
  position: number,
  open: Open,
  before: string | undefined,
  after: string | undefined,
): void {
  for (let at = position; open.marks[at] !== 1; at++) {
    const step = steps[at]
    if (step?.kind === 'at' && !step.holds(before, after)) return
    add(open, at)
    if (step?.kind === 'enter') add(open, ++at)
    else if (!step || step.kind === 'one') return
  }
}
