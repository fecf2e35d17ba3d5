/** Changes as `git diff` shows them. */
import { structuredPatch } from 'diff'
import type { Node } from '@/core/files/node.ts'
import type { Change } from './changes.ts'
import { blobBytes, blobHash, gitMode } from './objects.ts'
import { shortHash } from './repository.ts'

const NOTHING = '0000000'

export function patchLines({ path, kind, before, after }: Change): string[] {
  const [old, now] = [textOf(before), textOf(after)]
  const head = [`diff --git a/${path} b/${path}`, ...modeLines(before, after), indexLine(before, after)]
  if (old === undefined || now === undefined)
    return [...head, `Binary files ${side('a', path, before)} and ${side('b', path, after)} differ`]
  const { hunks } = structuredPatch(path, path, old, now, '', '', { context: 3 })
  if (hunks.length === 0) return kind === 'modified' ? head.slice(0, -1) : head
  const lines = hunks.flatMap((hunk) => {
    const section = sectionBefore(old, hunk.oldStart)
    const spans = `@@ -${span(hunk.oldStart, hunk.oldLines)} +${span(hunk.newStart, hunk.newLines)} @@`
    return [section === '' ? spans : `${spans} ${section}`, ...hunk.lines]
  })
  return [...head, `--- ${side('a', path, before)}`, `+++ ${side('b', path, after)}`, ...lines]
}

export interface LineCounts {
  readonly added: number
  readonly removed: number
}

export function lineCounts({ path, before, after }: Change): LineCounts {
  const [old, now] = [textOf(before), textOf(after)]
  if (old === undefined || now === undefined) return { added: 0, removed: 0 }
  const { hunks } = structuredPatch(path, path, old, now, '', '', { context: 0 })
  const count = (sign: string) => hunks.flatMap((hunk) => hunk.lines).filter((line) => line.startsWith(sign)).length
  return { added: count('+'), removed: count('-') }
}

/** Undefined for what is no text. */
function textOf(node: Node | undefined): string | undefined {
  if (node === undefined) return ''
  const bytes = blobBytes(node)
  if (bytes === undefined || bytes.subarray(0, 8000).includes(0)) return undefined
  return new TextDecoder().decode(bytes)
}

function modeLines(before: Node | undefined, after: Node | undefined): string[] {
  if (before === undefined) return [`new file mode ${gitMode(after!)}`]
  if (after === undefined) return [`deleted file mode ${gitMode(before)}`]
  const [old, now] = [gitMode(before), gitMode(after)]
  return old === now ? [] : [`old mode ${old}`, `new mode ${now}`]
}

function indexLine(before: Node | undefined, after: Node | undefined): string {
  const name = (node: Node | undefined) => (node === undefined ? NOTHING : shortHash(blobHash(node) ?? NOTHING))
  const same = before !== undefined && after !== undefined && gitMode(before) === gitMode(after)
  return `index ${name(before)}..${name(after)}${same ? ` ${gitMode(before)}` : ''}`
}

function side(letter: string, path: string, node: Node | undefined): string {
  return node === undefined ? '/dev/null' : `${letter}/${path}`
}

/** The last line before a hunk that begins with a letter: git shows it as the place the hunk is in. */
function sectionBefore(text: string, start: number): string {
  const above = text.split('\n').slice(0, Math.max(0, start - 1))
  return (above.findLast((line) => /^[A-Za-z_$]/.test(line)) ?? '').slice(0, 80).trimEnd()
}

function span(start: number, lines: number): string {
  return lines === 1 ? String(start) : `${lines === 0 ? Math.max(0, start - 1) : start},${lines}`
}

/** ` src/App.jsx | 4 ++--`, widths as for a window of 80 columns. */
export function statLines(changes: readonly Change[]): string[] {
  const counts = changes.map((change) => ({ change, ...lineCounts(change) }))
  const width = Math.max(0, ...changes.map(({ path }) => path.length))
  const largest = Math.max(1, ...counts.map(({ added, removed }) => added + removed))
  const digits = String(largest).length
  const room = Math.max(10, 80 - width - digits - 6)
  const scale = largest > room ? room / largest : 1
  return counts.map(({ change, added, removed }) => {
    const bar = '+'.repeat(Math.ceil(added * scale)) + '-'.repeat(Math.ceil(removed * scale))
    return ` ${change.path.padEnd(width)} | ${String(added + removed).padStart(digits)} ${bar}`.trimEnd()
  })
}
