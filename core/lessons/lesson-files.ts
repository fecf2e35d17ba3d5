/** Reads a lesson folder's start and solution. */
import type { LessonSource } from './source.ts'

export interface LessonFiles {
  readonly add: Readonly<Record<string, string>>
  readonly replace: Readonly<Record<string, string>>
  readonly solution: Readonly<Record<string, string>>
  readonly commands: readonly string[]
}

const COMMANDS = 'solution/commands.txt'

export function lessonFiles(source: LessonSource): LessonFiles {
  const solution = below(source, 'solution/')
  const { 'commands.txt': _, ...files } = solution
  return {
    add: below(source, 'start/add/'),
    replace: below(source, 'start/replace/'),
    solution: files,
    commands: commandLines(source.files[COMMANDS]),
  }
}

function below(source: LessonSource, folder: string): Readonly<Record<string, string>> {
  const entries = Object.entries(source.files).filter(([path]) => path.startsWith(folder))
  return Object.fromEntries(entries.map(([path, text]) => [path.slice(folder.length), text]))
}

/** One command a line; blank lines and comments are for people. */
function commandLines(text: string | undefined): readonly string[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}
