/** The commits of a take-home repository: the starter, one for each finished lesson, and what is newer than the last of them. */
import ignore from 'ignore'
import type { FileTree } from '@/core/files/tree.ts'
import { readText } from '@/core/files/tree.ts'
import type { ExportedFile, ExportPlan } from '../export-project.ts'
import { projectFiles } from '../project-files.ts'

export interface Person {
  readonly name: string
  readonly email: string
}

export interface PlannedCommit {
  /** Ends with a line feed. */
  readonly message: string
  readonly author: Person
  /** Whole seconds since 1970. */
  readonly time: number
  /** Everything the commit's tree holds, sorted by path. */
  readonly files: readonly ExportedFile[]
}

export interface FinishedWork {
  readonly lesson: string
  readonly title: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly workspace: FileTree
}

export interface HistoryInput {
  /** The commit that every clone of the starter begins with; undefined for a project of the learner's own. */
  readonly starter: (Omit<PlannedCommit, 'files'> & { readonly workspace: FileTree }) | undefined
  /** In the order in which they were finished. */
  readonly lessons: readonly FinishedWork[]
  /** The folder as it is taken home: what the last commit has to hold. */
  readonly project: ExportPlan
  /** What the last commit says, where it is not the learner's. */
  readonly last?: { readonly title: string; readonly about: string }
}

/** Nobody is asked for a name; `git commit --amend --reset-author` sets another. */
export const LEARNER: Person = { name: 'Learner', email: 'learner@stagecraft.invalid' }

/** Where the learner finished nothing yet and brought a project of their own: 1 January 2026, midnight UTC. */
const SOME_TIME = Date.UTC(2026, 0, 1) / 1000

/** Times follow from what is given, so that equal work gives equal hashes. */
export function planHistory(input: HistoryInput): readonly PlannedCommit[] {
  const { starter, lessons, project } = input
  const begin = starter === undefined ? [] : [{ ...starter, files: committed(starter.workspace) }]
  const commits: PlannedCommit[] = begin.map(({ message, author, time, files }) => ({ message, author, time, files }))
  for (const lesson of lessons) commits.push(lessonCommit(lesson))
  const before = commits.at(-1)
  const files = withoutIgnored(project.files)
  if (before !== undefined && sameFiles(before.files, files)) return commits
  const { title, about } = input.last ?? TAKEN_HOME
  const message = `${title}\n\n${about}\n`
  return [...commits, { message, author: LEARNER, time: (before?.time ?? SOME_TIME) + 1, files }]
}

const TAKEN_HOME = { title: 'Take the project home', about: 'The README, and what changed after the commit before.' }

function lessonCommit({ lesson, title, at, workspace }: FinishedWork): PlannedCommit {
  const message = `${title.replace(/\s+/g, ' ').trim()}\n\nFinished the lesson ${lesson}.\n`
  return { message, author: LEARNER, time: Math.floor(at / 1000), files: committed(workspace) }
}

function committed(workspace: FileTree): readonly ExportedFile[] {
  return withoutIgnored(projectFiles(workspace).files, readText(workspace, '.gitignore'))
}

/** As git does: what `.gitignore` names stays out of the history (a `.env` holds secrets), though it may lie in the folder. */
function withoutIgnored(files: readonly ExportedFile[], given?: string): readonly ExportedFile[] {
  const rules = given ?? textOf(files.find((each) => each.path === '.gitignore'))
  const matcher = ignore().add(rules ?? '')
  return files.filter((each) => !matcher.ignores(each.path))
}

function textOf(file: ExportedFile | undefined): string | undefined {
  return file === undefined ? undefined : new TextDecoder().decode(file.bytes)
}

function sameFiles(one: readonly ExportedFile[], other: readonly ExportedFile[]): boolean {
  return one.length === other.length && one.every((file, index) => sameFile(file, other[index]!))
}

function sameFile(one: ExportedFile, other: ExportedFile): boolean {
  return (
    one.path === other.path &&
    one.executable === other.executable &&
    one.bytes.length === other.bytes.length &&
    one.bytes.every((byte, index) => byte === other.bytes[index])
  )
}
