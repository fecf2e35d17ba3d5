/** A solution beside the learner's own text: which lines differ, and one difference at a time. */
import { applyPatch, structuredPatch } from 'diff'

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface DiffHunk {
  /** Line of the learner's text at which it starts. */
  readonly line: number
  readonly lines: readonly DiffLine[]
  /** The learner's text with this difference alone applied. */
  readonly applied: string
}

export interface FileDiff {
  readonly path: string
  /** Undefined: the learner has no such file yet. */
  readonly mine: string | undefined
  readonly theirs: string
  readonly hunks: readonly DiffHunk[]
}

/** Only files that differ; an absent file is one that has to be made. */
export function solutionDiff(
  mine: Readonly<Record<string, string | undefined>>,
  solution: Readonly<Record<string, string>>,
): readonly FileDiff[] {
  return Object.entries(solution)
    .filter(([path, theirs]) => mine[path] !== theirs)
    .map(([path, theirs]) => ({ path, mine: mine[path], theirs, hunks: hunksOf(path, mine[path] ?? '', theirs) }))
}

function hunksOf(path: string, mine: string, theirs: string): readonly DiffHunk[] {
  const patch = structuredPatch(path, path, mine, theirs, undefined, undefined, { context: 2 })
  return patch.hunks.map((hunk) => ({
    line: hunk.oldStart,
    lines: hunk.lines.filter((line) => !line.startsWith('\\')).map(toLine),
    applied: applyPatch(mine, { ...patch, hunks: [hunk] }) || theirs,
  }))
}

function toLine(line: string): DiffLine {
  const kind = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same'
  return { kind, text: line.slice(1) }
}
