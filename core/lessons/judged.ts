/** A lesson's files and commands, judged as the command line does. */
import { judge } from '@/core/checks/judge.ts'
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import { makeWork } from '@/core/checks/work.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { workspaceOf } from '@/core/terminal/session.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import type { Lesson } from './lesson.ts'
import { sessionFor, treeWith } from './session-for.ts'

export function filesOf(lesson: Lesson, from: 'start' | 'solution', world: TerminalWorld): FileTree {
  const files = from === 'start' ? lesson.startFiles : lesson.solutionFiles
  return treeWith(treeWith(world.starter, lesson.startAdd), files)
}

/** Judges files after commands, as the command line does. */
export function judged(
  lesson: Lesson,
  files: FileTree,
  commands: readonly string[],
  world: TerminalWorld,
): LessonVerdict {
  let session = sessionFor(lesson, files, world)
  for (const line of commands) session = runLine(session, line, world).session
  const workspace = workspaceOf(session) ?? files
  return judge(lesson, makeWork({ workspace, session, world }))
}
