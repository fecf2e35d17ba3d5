/** Reads a configuration in nginx's order: every statement is checked when its `;` or `{` is met, includes on the way. */
import { lookup, readText } from '@/core/files/tree.ts'
import type { Range } from '@/core/text/position.ts'
import { checkPlace } from './check-place.ts'
import { addTo, type Block, type Directive, newBlock, outer, type Statement } from './conf.ts'
import type { Context } from './directive-table.ts'
import { matchInclude } from './include.ts'
import { doubt, emerg, type Objection, type Reading } from './reading.ts'
import { AFTER_BLOCK, DATA_BLOCKS } from './rules/blocks.ts'
import { RULES } from './rules/registry.ts'
import { type Token, type Tokenizer, tokenizer, tokensOf } from './tokens.ts'
import { checkValue } from './value-kinds.ts'

interface Source {
  readonly file: string
  readonly tokens: Tokenizer
}

type StatementToken = Extract<Token, { kind: 'statement' }>

/** Reads a file into a block. False: nginx stops here, the rest of the file has no sure meaning. */
export function readFile(file: string, block: Block, reading: Reading, from?: Directive): void {
  const text = textOf(file, reading, from)
  if (text === undefined) return
  if (reading.including.includes(file)) {
    doubt(reading, `${file} includes itself: nginx crashes on it without a message`)
    return
  }
  reading.including.push(file)
  readStatements({ file, tokens: tokensOf(text) }, block, reading, false)
  reading.including.pop()
}

/** Directives of the command line (`-g`), read before the file. */
export function readGlobals(text: string, block: Block, reading: Reading): void {
  const before = reading.errors.length
  readStatements({ file: 'command line', tokens: tokenizer(text) }, block, reading, false)
  const found = reading.errors.splice(before)
  for (const { message } of found) {
    const said = message.startsWith('unexpected end of file') ? 'unexpected end of parameter, expecting ";"' : message
    reading.errors.push(emerg(`${said} in command line`))
  }
}

function textOf(file: string, reading: Reading, from: Directive | undefined): string | undefined {
  const found = lookup(reading.input.tree, file)
  if (found.kind === 'unknown') {
    doubt(reading, `${file}: ${found.why}`)
    return undefined
  }
  if (found.kind === 'absent') {
    reading.errors.push(emerg(`open() "${file}" failed (2: No such file or directory)`, from))
    return undefined
  }
  if (found.node.kind === 'directory') {
    reading.errors.push({ level: 'crit', message: `pread() "${file}" failed (21: Is a directory)` })
    return undefined
  }
  const text = readText(reading.input.tree, file)
  if (text === undefined) doubt(reading, `the text of ${file} is not known`)
  return text
}

function readStatements(source: Source, block: Block, reading: Reading, braces: boolean): boolean {
  for (;;) {
    const token = source.tokens.next()
    switch (token.kind) {
      case 'error':
        reading.errors.push(emerg(token.message, { file: source.file, line: token.line }))
        return false
      case 'end':
        if (!braces) return true
        reading.errors.push(emerg('unexpected end of file, expecting "}"', { file: source.file, line: token.line }))
        return false
      case 'close':
        if (braces) return true
        reading.errors.push(emerg('unexpected "}"', { file: source.file, line: token.line }))
        break
      case 'statement':
        if (!readStatement(token, source, block, reading)) return false
    }
  }
}

function readStatement(token: StatementToken, source: Source, block: Block, reading: Reading): boolean {
  const directive = directiveOf(token, source.file, block)
  const misplaced = checkPlace(directive, token.end, reading.version)
  const before = reading.errors.length
  object(misplaced, directive, reading)
  if (misplaced !== undefined) return token.end !== '{' || skipBody(source, reading)
  if (directive.name === 'include') {
    readInclude(directive, block, reading)
    return true
  }
  object(checkValue(directive, reading), directive, reading)
  if (reading.errors.length === before) object(RULES[directive.name]?.(directive, reading), directive, reading)
  addTo(block, directive)
  return token.end === '{' ? readBody(directive, source, reading) : true
}

function directiveOf(token: StatementToken, file: string, parent: Block): Directive {
  const [name, ...args] = token.words
  const { line, range } = token
  return {
    name: name!.text,
    args: args.map((word) => word.text),
    words: token.words,
    file,
    line,
    range,
    parent,
    block: undefined,
    data: undefined,
  }
}

function object(objection: Objection, directive: Directive, reading: Reading): void {
  if (objection !== undefined) reading.errors.push(emerg(objection, directive))
}

function readInclude(directive: Directive, block: Block, reading: Reading): void {
  const matched = matchInclude(directive.args[0]!, reading.input.tree)
  if (matched.unknown !== undefined) doubt(reading, matched.unknown)
  for (const file of matched.files) readFile(file, block, reading, directive)
}

function readBody(directive: Directive, source: Source, reading: Reading): boolean {
  const data = DATA_BLOCKS[directive.name]
  if (data !== undefined) {
    const statements: Statement[] = []
    directive.data = statements
    const done = readData(source, directive, statements, reading, true)
    if (done) object(AFTER_BLOCK[directive.name]?.(directive, reading), closing(directive, source), reading)
    return done
  }
  if (directive.name === 'stream' || directive.name === 'mail') {
    doubt(reading, `what stands in ${directive.name} { … } is not checked`)
    return skipBody(source, reading)
  }
  directive.block = newBlock(contextOf(directive), directive)
  const done = readStatements(source, directive.block, reading, true)
  if (done) {
    const end = closing(directive, source)
    object(AFTER_BLOCK[directive.name]?.(end, reading), end, reading)
  }
  return done
}

/** Objections after a block name the line of its `}`. */
function closing(directive: Directive, source: Source): Directive {
  return { ...directive, line: source.tokens.line() }
}

function contextOf(directive: Directive): Context {
  if (directive.name === 'if') return directive.parent.context === 'server' ? 'if in server' : 'if in location'
  return directive.name as Context
}

/** The statements of `map`, `types` and their like, includes laid in. */
function readData(
  source: Source,
  owner: Directive,
  statements: Statement[],
  reading: Reading,
  braces: boolean,
): boolean {
  const check = DATA_BLOCKS[owner.name]!
  for (;;) {
    const token = source.tokens.next()
    if (token.kind === 'close' && braces) return true
    if (token.kind === 'end' && !braces) return true
    if (token.kind !== 'statement' || token.end === '{') {
      reading.errors.push(emerg(dataError(token), { file: source.file, line: token.line }))
      return false
    }
    const words = token.words.map((word) => word.text)
    const statement = { words, file: source.file, line: token.line, range: token.range as Range }
    if (words[0] === 'include' && words.length === 2) includeData(statement, owner, statements, reading)
    else {
      const objection = check(statement, owner, statements, reading)
      if (objection !== undefined) reading.errors.push(emerg(objection, statement))
      else statements.push(statement)
    }
  }
}

function dataError(token: Token): string {
  if (token.kind === 'error') return token.message
  if (token.kind === 'statement') return 'unexpected "{"'
  return token.kind === 'close' ? 'unexpected "}"' : 'unexpected end of file, expecting "}"'
}

function includeData(at: Statement, owner: Directive, statements: Statement[], reading: Reading): void {
  const matched = matchInclude(at.words[1]!, reading.input.tree)
  if (matched.unknown !== undefined) doubt(reading, matched.unknown)
  for (const file of matched.files) {
    const text = textOf(file, reading, { ...owner, file: at.file, line: at.line })
    if (text !== undefined) readData({ file, tokens: tokensOf(text) }, owner, statements, reading, false)
  }
}

/** Passes over the body of a block whose meaning is lost, so that reading can go on after it. */
function skipBody(source: Source, reading: Reading): boolean {
  for (let depth = 1; depth > 0; ) {
    const token = source.tokens.next()
    if (token.kind === 'error' || token.kind === 'end') {
      const message = token.kind === 'error' ? token.message : 'unexpected end of file, expecting "}"'
      reading.errors.push(emerg(message, { file: source.file, line: token.line }))
      return false
    }
    if (token.kind === 'close') depth--
    else if (token.end === '{') depth++
  }
  return true
}

/** The server block around, if any. */
export function serverOf(block: Block): Block | undefined {
  for (let here: Block | undefined = block; here; here = outer(here)) if (here.context === 'server') return here
  return undefined
}
