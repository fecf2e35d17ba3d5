/** The take-home project: which files, under which names, with which permissions. */

import type { FileTree } from '@/core/files/tree.ts'
import { lookup, readText } from '@/core/files/tree.ts'
import { byPath, projectFiles } from './project-files.ts'
import { projectReadme, type ReadmeFacts } from './readme.ts'

export interface ExportInput {
  /** The learner's whole workspace. */
  readonly workspace: FileTree
  /** The starter as it was given, to see which of its files the learner left alone. */
  readonly starter: FileTree
  readonly facts: ReadmeFacts
  /** False for what the learner brought: nothing of ours is added to it. */
  readonly readme?: false
}

export interface ExportedFile {
  /** Relative to the project folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

export interface Refused {
  readonly path: string
  readonly why: string
}

export interface ExportPlan {
  readonly folder: string
  /** Sorted by path. */
  readonly files: readonly ExportedFile[]
  /** Files that cannot be part of a project that works everywhere. */
  readonly refused: readonly Refused[]
}

export function exportProject(input: ExportInput): ExportPlan {
  const { files, refused } = projectFiles(input.workspace)
  if (input.readme === false) return { folder: input.facts.name, files, refused }
  const paths = files.map(({ path }) => path)
  const readme: ExportedFile = {
    path: readmePath(input),
    bytes: new TextEncoder().encode(projectReadme(input.facts, paths, scriptsOf(input.workspace))),
    executable: false,
  }
  const kept = files.filter((each) => each.path !== readme.path)
  return { folder: input.facts.name, files: [...kept, readme].sort(byPath), refused }
}

/** A README the learner wrote stays; ours then has a name of its own. */
function readmePath(input: ExportInput): string {
  const theirs = readText(input.workspace, 'README.md')
  if (theirs === undefined || theirs === readText(input.starter, 'README.md')) return 'README.md'
  return lookup(input.workspace, 'DOCKER.md').kind === 'absent' ? 'DOCKER.md' : 'STAGECRAFT.md'
}

function scriptsOf(workspace: FileTree): readonly string[] {
  try {
    const { scripts } = JSON.parse(readText(workspace, 'package.json') ?? '{}') as { scripts?: object }
    return Object.keys(scripts ?? {})
  } catch {
    // Not JSON, or none: then nothing is said of scripts.
    return []
  }
}
