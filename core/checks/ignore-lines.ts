/** Which line of an ignore file is at fault: found by taking lines away and asking again, never by reading intentions. */
import { filterContext } from '@/core/dockerignore/filter.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { lookup, treeOf } from '@/core/files/tree.ts'
import type { Facts } from './finding.ts'

export interface FaultyLine {
  readonly line: number
  readonly why: string
  readonly facts: Facts
}

/** Why a file below `folder` still comes along: a line brings it back, a line nearly names it, or nothing does. */
export function faultyInclusion(text: string, folder: string, path: string): FaultyLine {
  const { patterns } = parseIgnore(text)
  const back = patterns.find((pattern) => pattern.exception && !reaches(without(text, pattern.line), path))
  if (back)
    return {
      line: back.line,
      why: ` Line ${back.line}, \`${back.text}\`, brings it back.`,
      facts: { line: 'exception' },
    }
  const near = nearest(text, folder)
  if (near) {
    const why = ` Line ${near.line}, \`${near.text}\`, does not match it: patterns are paths from the root of the context.`
    return { line: near.line, why, facts: { line: 'near', written: near.text } }
  }
  return { line: lastFilled(text), why: '', facts: { line: 'none' } }
}

/** The line that keeps a wanted file out: without it the file would come along. */
export function excludingLine(text: string, tree: FileTree, path: string): number | undefined {
  const { patterns } = parseIgnore(text)
  const single = patterns.find((pattern) => reachesIn(tree, without(text, pattern.line), path))
  return (single ?? patterns.find((pattern) => !pattern.exception && pattern.matches(path)) ?? patterns[0])?.line
}

function reaches(text: string, path: string): boolean {
  return reachesIn(treeOf({ [path]: '' }), text, path)
}

function reachesIn(tree: FileTree, text: string, path: string): boolean {
  return lookup(filterContext(tree, parseIgnore(text).patterns), path).kind === 'found'
}

/** Takes a line away but keeps the numbers of the others. */
function without(text: string, line: number): string {
  return text
    .split('\n')
    .map((content, index) => (index === line - 1 ? '' : content))
    .join('\n')
}

function nearest(text: string, folder: string): { readonly line: number; readonly text: string } | undefined {
  const lines = text.split('\n').map((content, index) => ({ text: content.trim(), line: index + 1 }))
  return lines.find(
    ({ text: written }) => written !== '' && (written.includes(folder) || distance(written, folder) <= 2),
  )
}

function lastFilled(text: string): number {
  const lines = text.split('\n')
  while (lines.length > 1 && lines.at(-1)!.trim() === '') lines.pop()
  return lines.length
}

/** Edit distance, small words only. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const swap = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[other.length]!
}
