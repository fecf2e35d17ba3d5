/** Modes of `--chmod`: octal, or symbolic as newer BuildKit reads them (`u=rwX,go=rX`). */
import type { Node } from '@/core/files/node.ts'

export type ModeChange =
  | { readonly kind: 'octal'; readonly mode: number }
  | { readonly kind: 'symbolic'; readonly clauses: readonly Clause[] }

interface Clause {
  readonly who: string
  readonly operator: string
  readonly permissions: string
}

/** Undefined where BuildKit refuses the text. */
export function readMode(text: string): ModeChange | undefined {
  if (/^[0-7]+$/.test(text)) {
    const mode = Number.parseInt(text, 8)
    return mode <= 0o7777 ? { kind: 'octal', mode } : undefined
  }
  const clauses = text.split(',').flatMap(readClauses)
  return clauses.every((clause) => clause !== undefined)
    ? { kind: 'symbolic', clauses: clauses as Clause[] }
    : undefined
}

function readClauses(text: string): readonly (Clause | undefined)[] {
  const match = /^([ugoa]*)((?:[-+=](?:[rwxXst]+|[ugo])?)+)$/.exec(text)
  if (match === null) return [undefined]
  const actions = [...match[2]!.matchAll(/([-+=])([rwxXst]+|[ugo])?/g)]
  return actions.map((action) => ({ who: match[1] || 'a', operator: action[1]!, permissions: action[2] ?? '' }))
}

/** The mode a node has afterwards. A link keeps its own. */
export function changeMode(change: ModeChange, node: Node): number {
  if (node.kind === 'link') return node.mode
  if (change.kind === 'octal') return change.mode
  return change.clauses.reduce((mode, clause) => applyClause(mode, clause, node.kind === 'directory'), node.mode)
}

const SHIFT: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }

function applyClause(mode: number, clause: Clause, isDirectory: boolean): number {
  const who = clause.who.includes('a') ? 'ugo' : clause.who
  let bits = 0
  let cleared = 0
  for (const class_ of who) {
    const shift = SHIFT[class_]!
    bits |= permissionBits(clause.permissions, mode, isDirectory) << shift
    cleared |= 0o7 << shift
    if (clause.permissions.includes('s') && class_ !== 'o') bits |= class_ === 'u' ? 0o4000 : 0o2000
  }
  if (clause.permissions.includes('t')) bits |= 0o1000
  if (clause.operator === '+') return mode | bits
  return clause.operator === '-' ? mode & ~bits : (mode & ~cleared) | bits
}

function permissionBits(permissions: string, mode: number, isDirectory: boolean): number {
  if (/^[ugo]$/.test(permissions)) return (mode >> SHIFT[permissions]!) & 0o7
  let bits = 0
  if (permissions.includes('r')) bits |= 4
  if (permissions.includes('w')) bits |= 2
  if (permissions.includes('x') || (permissions.includes('X') && (isDirectory || (mode & 0o111) !== 0))) bits |= 1
  return bits
}
