/** `test` and `[`: POSIX decides by the number of words, then `!`, `-a`, `-o` and parentheses. */
import { resolve } from '@/core/files/path.ts'
import { type FileTree, type Lookup, lookup } from '@/core/files/tree.ts'
import { allows, reaches } from './access.ts'
import { matches } from './pattern.ts'
import type { User } from './process.ts'
import { holdsUnknown, whyUnknown } from './unknown-text.ts'

export type TestAnswer =
  | { readonly kind: 'answer'; readonly value: boolean }
  | { readonly kind: 'error'; readonly ash: string; readonly dash: string }
  | { readonly kind: 'unknown'; readonly why: string }

export interface TestScene {
  readonly tree: FileTree
  readonly cwd: string
  readonly user: User
  /** `[[ a == b* ]]` in ash: the right side is a pattern. */
  readonly patterns: boolean
}

class Malformed extends Error {
  readonly dash: string

  constructor(ash: string, dash: string) {
    super(ash)
    this.dash = dash
  }
}

class NotKnown extends Error {}

const BINARY = new Set(['=', '==', '!=', '<', '>', '-eq', '-ne', '-gt', '-ge', '-lt', '-le', '-nt', '-ot', '-ef', '=~'])

export function evaluateTest(words: readonly string[], scene: TestScene): TestAnswer {
  try {
    const reader = { words, pos: 0 }
    if (words.length === 0) return { kind: 'answer', value: false }
    const value = or(reader, scene)
    if (reader.pos < words.length)
      throw new Malformed(`${words[reader.pos]}: unknown operand`, `${words[0]}: unexpected operator`)
    return { kind: 'answer', value }
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'error', ash: error.message, dash: error.dash }
    if (error instanceof NotKnown) return { kind: 'unknown', why: error.message }
    throw error
  }
}

interface Words {
  readonly words: readonly string[]
  pos: number
}

function or(reader: Words, scene: TestScene): boolean {
  let value = and(reader, scene)
  while (['-o', '||'].includes(reader.words[reader.pos] ?? '')) {
    reader.pos++
    value = and(reader, scene) || value
  }
  return value
}

function and(reader: Words, scene: TestScene): boolean {
  let value = not(reader, scene)
  while (['-a', '&&'].includes(reader.words[reader.pos] ?? '')) {
    reader.pos++
    value = not(reader, scene) && value
  }
  return value
}

function not(reader: Words, scene: TestScene): boolean {
  const left = reader.words.length - reader.pos
  if (reader.words[reader.pos] === '!' && left > 1 && !(left === 3 && BINARY.has(reader.words[reader.pos + 1]!))) {
    reader.pos++
    return !not(reader, scene)
  }
  return primary(reader, scene)
}

function primary(reader: Words, scene: TestScene): boolean {
  const { words, pos } = reader
  const word = words[pos]
  if (word === undefined) throw new Malformed('argument expected', 'argument expected')
  if (words[pos + 1] !== undefined && BINARY.has(words[pos + 1]!)) {
    if (words[pos + 2] === undefined)
      throw new Malformed(`${words[pos + 1]}: argument expected`, `${words[pos + 1]}: argument expected`)
    reader.pos += 3
    return binary(word, words[pos + 1]!, words[pos + 2]!, scene)
  }
  if (word === '(' && words.length - pos > 2) {
    reader.pos++
    const value = or(reader, scene)
    if (words[reader.pos++] !== ')') throw new Malformed('closing paren expected', 'closing paren expected')
    return value
  }
  if (/^-[a-zA-Z]$/.test(word) && words[pos + 1] !== undefined && isUnary(word)) {
    reader.pos += 2
    return unary(word, words[pos + 1]!, scene)
  }
  reader.pos++
  return known(word) !== ''
}

function known(text: string): string {
  if (holdsUnknown(text)) throw new NotKnown(whyUnknown(text))
  return text
}

function isUnary(word: string): boolean {
  return 'bcdefghknprstuwxzGLOSN'.includes(word[1]!)
}

function unary(operator: string, operand: string, scene: TestScene): boolean {
  if (operator === '-n') return operand !== ''
  if (operator === '-z') return operand === ''
  if (operator === '-t') return false
  const path = resolve(scene.cwd, known(operand))
  const found =
    operand === '' ? ({ kind: 'absent' } as const) : lookup(scene.tree, path, { follow: !'hL'.includes(operator[1]!) })
  if (found.kind === 'unknown') return unknownFile(found.why, operator)
  return found.kind === 'found' && reaches(scene.tree, path, scene.user) && holds(operator, found, scene.user)
}

function unknownFile(why: string, operator: string): never {
  throw new NotKnown(`test ${operator}: ${why}`)
}

function holds(operator: string, { node }: Extract<Lookup, { kind: 'found' }>, user: User): boolean {
  switch (operator) {
    case '-e':
      return true
    case '-f':
      return node.kind === 'file'
    case '-d':
      return node.kind === 'directory'
    case '-h':
    case '-L':
      return node.kind === 'link'
    case '-s':
      return node.kind !== 'file' || isFilled(node.content)
    case '-r':
      return allows(node, user, 'read')
    case '-w':
      return allows(node, user, 'write')
    case '-x':
      return allows(node, user, 'execute')
    case '-u':
      return (node.mode & 0o4000) !== 0
    case '-g':
      return (node.mode & 0o2000) !== 0
    case '-k':
      return (node.mode & 0o1000) !== 0
    case '-O':
      return node.uid === user.uid
    case '-G':
      return node.gid === user.gid
    default:
      return false
  }
}

function isFilled(
  content:
    | { kind: 'bytes'; bytes: Uint8Array }
    | { kind: 'recorded'; size: number | undefined }
    | { kind: 'unknown'; why: string },
): boolean {
  if (content.kind === 'bytes') return content.bytes.length > 0
  if (content.kind === 'recorded' && content.size !== undefined) return content.size > 0
  throw new NotKnown('the size of a file is not known')
}

function binary(left: string, operator: string, right: string, scene: TestScene): boolean {
  known(left)
  known(right)
  switch (operator) {
    case '=':
    case '==':
      return scene.patterns ? matches(right, left) : left === right
    case '!=':
      return scene.patterns ? !matches(right, left) : left !== right
    case '<':
      return left < right
    case '>':
      return left > right
    case '=~':
      return matchesRegExp(left, right)
    case '-nt':
    case '-ot':
    case '-ef':
      throw new NotKnown('times of files are not modelled')
    default:
      return compare(integer(left), operator, integer(right))
  }
}

function matchesRegExp(left: string, right: string): boolean {
  try {
    return new RegExp(right).test(left)
  } catch {
    throw new NotKnown('a regular expression that is not modelled')
  }
}

function integer(text: string): bigint {
  const match = /^\s*([-+]?\d+)\s*$/.exec(text)
  if (match === null) throw new Malformed(`${text}: bad number`, `Illegal number: ${text}`)
  return BigInt(match[1]!.replace('+', ''))
}

function compare(left: bigint, operator: string, right: bigint): boolean {
  switch (operator) {
    case '-eq':
      return left === right
    case '-ne':
      return left !== right
    case '-gt':
      return left > right
    case '-ge':
      return left >= right
    case '-lt':
      return left < right
    default:
      return left <= right
  }
}
