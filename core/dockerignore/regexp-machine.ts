/**
 * Runs the regular expressions that ignore patterns become. Docker compiles patterns to Go's expressions, which match
 * in linear time; a state machine keeps that promise, where JavaScript's backtracking would not.
 */
import { type CharacterTest, escapeOf, parseClass } from './regexp-class.ts'

type Step =
  | { readonly kind: 'one'; readonly test: CharacterTest }
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
  return steps && ((text) => runSteps(steps, [...text]))
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
  if (char !== '\\') return { step: { kind: 'one', test: (c) => c === char }, end: i + 1 }
  const step = chars[i + 1] === undefined ? undefined : escapedStep(chars[i + 1]!)
  return step && { step, end: i + 2 }
}

function escapedStep(char: string): Step | undefined {
  if (char === 'A') return { kind: 'at', holds: (before) => before === undefined }
  if (char === 'z') return { kind: 'at', holds: (_, after) => after === undefined }
  if (char === 'b') return { kind: 'at', holds: (before, after) => isWord(before) !== isWord(after) }
  if (char === 'B') return { kind: 'at', holds: (before, after) => isWord(before) === isWord(after) }
  const escaped = escapeOf(char)
  if (!escaped) return undefined
  return { kind: 'one', test: 'test' in escaped ? escaped.test : (c) => c === escaped.char }
}

/** Keeps all positions in `steps` that are open after each character. */
function runSteps(steps: readonly Step[], chars: readonly string[]): boolean {
  let open = new Set<number>()
  reach(steps, 0, open, undefined, chars[0])
  for (let i = 0; i < chars.length && open.size > 0; i++) {
    const next = new Set<number>()
    for (const position of open) advance(steps, position, chars, i, next)
    open = next
  }
  return open.has(steps.length)
}

function advance(steps: readonly Step[], at: number, chars: readonly string[], i: number, next: Set<number>): void {
  const step = steps[at]
  const char = chars[i]!
  const after = chars[i + 1]
  if (!step) return
  if (step.kind === 'one' && step.test(char)) reach(steps, at + 1, next, char, after)
  if (step.kind === 'many' && step.test(char)) reach(steps, at, next, char, after)
  if (step.kind !== 'inside') return
  if (char !== '\n') next.add(at)
  if (char === '/') reach(steps, at + 1, next, char, after)
}

/** Opens a position, and those behind it that need no character. */
function reach(
  steps: readonly Step[],
  position: number,
  open: Set<number>,
  before: string | undefined,
  after: string | undefined,
): void {
  for (let at = position; !open.has(at); at++) {
    const step = steps[at]
    if (step?.kind === 'at' && !step.holds(before, after)) return
    open.add(at)
    if (step?.kind === 'enter') open.add(++at)
    else if (!step || step.kind === 'one') return
  }
}
