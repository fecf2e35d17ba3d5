/** sed -i -e -n -E -r over whole texts. */
import { holdsUnknown, unknownText, whyUnknown } from '@/core/shell/unknown-text.ts'
import { readTexts, withText } from './lines.ts'
import { readOptions } from './options.ts'
import { type Action, type Address, readSedScript, type SedCommand, type SedScript } from './sed-script.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

export const sed = program('sed', (work, args) => {
  // -i takes a suffix only when it is attached.
  const inPlace = args.find((arg) => /^-(?:[nErs]*i|-in-place)/.test(arg))
  const suffix = inPlace === undefined ? '' : inPlace.replace(/^-(?:[nErs]*i|-in-place=?)/, '')
  const words = args.map((arg) => (arg === inPlace ? `-s${/^-([nErs]*)i/.exec(arg)?.[1] ?? ''}` : arg))
  const { flags, every, operands } = readOptions(work, words, 'ne:Ersf:', {
    quiet: 'n',
    silent: 'n',
    expression: 'e',
    'regexp-extended': 'E',
  })
  if (flags.has('f')) throw notModelledHere(work, 'sed -f is not modelled')
  const rest = [...operands]
  const text = (every.get('e') ?? [rest.shift() ?? missing(work)]).join('\n')
  const script = readSedScript(text, flags.has('E') || flags.has('r'))
  if (script.kind === 'error') throw work.quit(script.message)
  if (script.kind === 'not-modelled') throw lostIn(work, script, inPlace === undefined ? [] : rest)
  const edit = (input: string): string => new Editor(script.commands, flags.has('n')).run(input)
  if (inPlace === undefined) {
    const input = readTexts(work, rest)
      .map(([, one]) => one)
      .join('')
    work.out(holdsUnknown(input) ? unknownText(whyUnknown(input)) : edit(input))
  } else for (const operand of rest) editInPlace(work, operand, suffix, edit)
})

/** Only the files it edits are in doubt, unless the script may write others. */
function lostIn(work: Work, script: Extract<SedScript, { kind: 'not-modelled' }>, edited: readonly string[]): Error {
  const { why } = script
  if (script.writes) return notModelledHere(work, why)
  for (const operand of edited) {
    const there = work.look(operand)
    if (there?.node.kind === 'file') work.put(there.path, withText(there.node, unknownText(why)))
  }
  if (edited.length === 0) work.out(unknownText(why))
  return new CannotTell(why)
}

function missing(work: Work): never {
  throw work.usage('[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...')
}

function editInPlace(work: Work, operand: string, suffix: string, edit: (text: string) => string): void {
  const there = work.look(operand)
  if (there?.node.kind !== 'file') {
    work.fail(`${operand}: ${there === undefined ? 'No such file or directory' : 'not a regular file'}`)
    return
  }
  if (!work.mayChangeFolderOf(there.path)) {
    work.fail(`can't create temp file '${operand}XXXXXX': ${work.refusal(there.path)}`)
    return
  }
  if (suffix !== '') work.put(`${work.path(operand)}${suffix}`, there.node)
  const text = work.text(there.node, operand)
  work.put(there.path, withText(there.node, holdsUnknown(text) ? unknownText(whyUnknown(text)) : edit(text)))
}

class Editor {
  private readonly script: readonly SedCommand[]
  private readonly quiet: boolean
  private output = ''
  private lastPattern = /(?!)/
  /** Commands whose range of lines has begun. */
  private readonly open = new Set<SedCommand>()
  private line = ''
  private number = 0
  private last = false
  private after: string[] = []
  private printed = true
  private stopped = false

  constructor(script: readonly SedCommand[], quiet: boolean) {
    this.script = script
    this.quiet = quiet
  }

  run(text: string): string {
    const lines = text.split('\n')
    const noFinalNewline = lines.at(-1) !== ''
    if (!noFinalNewline) lines.pop()
    for (const [index, line] of lines.entries()) {
      this.last = index === lines.length - 1
      this.cycle(line, this.last && noFinalNewline ? '' : '\n')
      if (this.stopped) break
    }
    return this.output
  }

  private cycle(line: string, end: string): void {
    this.line = line
    this.number++
    this.after = []
    this.printed = !this.quiet
    this.all(this.script)
    if (this.printed) this.output += this.line + end
    for (const text of this.after) this.output += `${end === '' ? '\n' : ''}${text}\n`
  }

  /** False when the cycle is over. */
  private all(commands: readonly SedCommand[]): boolean {
    for (const command of commands) {
      if (this.applies(command) !== command.negated && !this.act(command.action)) return false
    }
    return true
  }

  private applies(command: SedCommand): boolean {
    if (command.from === undefined) return true
    if (command.to === undefined) return this.at(command.from)
    if (this.open.has(command)) {
      const over = command.to.kind === 'line' ? this.number >= command.to.number : this.at(command.to)
      if (over) this.open.delete(command)
      return true
    }
    if (!this.at(command.from)) return false
    if (!(command.to.kind === 'line' && command.to.number <= this.number)) this.open.add(command)
    return true
  }

  private at(address: Address): boolean {
    if (address.kind === 'line') return this.number === address.number
    return address.kind === 'last' ? this.last : this.use(address.pattern).test(this.line)
  }

  private use(pattern: RegExp | undefined): RegExp {
    if (pattern !== undefined) this.lastPattern = pattern
    return this.lastPattern
  }

  private act(action: Action): boolean {
    switch (action.kind) {
      case 'substitute':
        this.substitute(action)
        return true
      case 'print':
        this.output += `${this.line}\n`
        return true
      case 'number':
        this.output += `${this.number}\n`
        return true
      case 'insert':
        this.output += `${action.text}\n`
        return true
      case 'append':
        this.after.push(action.text)
        return true
      case 'translate':
        this.line = [...this.line].map((char) => action.to[action.from.indexOf(char)] ?? char).join('')
        return true
      case 'block':
        return this.all(action.commands)
      case 'change':
        this.output += `${action.text}\n`
        this.printed = false
        return false
      case 'delete':
        this.printed = false
        return false
      case 'quit':
        this.stopped = true
        return false
      case 'end':
        return false
    }
  }

  private substitute(action: Extract<Action, { kind: 'substitute' }>): void {
    const pattern = this.use(action.pattern)
    let seen = 0
    let changed = false
    this.line = this.line.replace(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`), (...match) => {
      seen++
      if (seen < action.nth || (!action.global && seen > action.nth)) return match[0] as string
      changed = true
      return replacement(action.by, match as readonly string[])
    })
    if (changed && action.print) this.output += `${this.line}\n`
  }
}

/** `&` is the match, `\1` a group, `\n` a line end. */
function replacement(by: string, match: readonly string[]): string {
  return by.replace(/\\(\d|n|t|.)|&/gs, (whole, escaped: string | undefined) => {
    if (whole === '&') return match[0]!
    if (/\d/.test(escaped!)) return typeof match[Number(escaped)] === 'string' ? match[Number(escaped)]! : ''
    return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped!
  })
}
