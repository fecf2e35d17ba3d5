/** A lesson's files as they are laid into a learner's folder. */
import type { FileTree } from '@/core/files/tree.ts'
import { file, put, walk } from '@/core/files/tree.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import type { FileToWrite } from '../node/write-files.ts'

export function textFiles(files: Readonly<Record<string, string>>): readonly FileToWrite[] {
  return Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
}

/** The starter with the lesson's own files over it. Before the clone there is nothing yet. */
export function startingFiles(lesson: Lesson, starter: FileTree): readonly FileToWrite[] {
  const laid = lesson.beforeClone ? [] : starterFiles(starter)
  const own = textFiles({ ...lesson.startAdd, ...lesson.startFiles })
  const names = new Set(own.map((each) => each.path))
  return [...laid.filter((each) => !names.has(each.path)), ...own]
}

export function starterFiles(starter: FileTree): readonly FileToWrite[] {
  const files: FileToWrite[] = []
  for (const { path, node } of walk(starter)) {
    if (node.kind === 'file' && node.content.kind === 'bytes') {
      files.push({ path: path.slice(1), bytes: node.content.bytes, executable: (node.mode & 0o111) !== 0 })
    }
  }
  return files
}

/** The starter with a lesson's solution over it: a project that is done up to there. */
export function solvedProject(lesson: Lesson, starter: FileTree): FileTree {
  let tree = starter
  for (const [path, text] of Object.entries(lesson.solutionFiles)) tree = put(tree, path, file(text))
  return tree
}
