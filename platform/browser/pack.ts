/** Packs a project in the browser: README worked out by the engine, a git history, then zip or tar.gz. */
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { type ExportPlan, exportProject } from '@/core/exporter/export-project.ts'
import { planHistory } from '@/core/exporter/history/plan-history.ts'
import { readmeFacts } from '@/core/exporter/readme-facts.ts'
import type { ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import { COMMAND_LINE } from '@/core/exporter/reference/reference.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { FinishedLesson } from '@/core/workspace/snapshots.ts'
import { withHistory } from '../archive/git-repository.ts'
import { type ArchiveKind, archiveOf, mediaTypeOf } from '../archive/take-home.ts'
import { starterBeginning } from '../starter/starter-beginning.ts'
import { type CourseForEngine, engineFacts } from './engine-facts.ts'

export interface ProjectToPack {
  readonly course: CourseForEngine
  readonly files: Files
  readonly starter: Files
  /** What is the learner's own from the ground up, by its name: it is packed as it is. */
  readonly as?: string | undefined
  /** With it the project is a git repository. */
  readonly finished?: readonly FinishedLesson[] | undefined
}

/** The project's folder, before it is packed. */
export async function planProject({ course, files, starter, as, finished }: ProjectToPack): Promise<ExportPlan> {
  const workspace = treeOfFiles(files)
  const facts = readmeFacts(as ?? course.name, workspace, engineFacts(course))
  const given = treeOfFiles(starter)
  const project = exportProject({ workspace, starter: given, facts, ...(as ? { readme: false } : {}) })
  if (finished === undefined) return project
  const lessons = finished.map(({ files: then, ...lesson }) => ({ ...lesson, workspace: treeOfFiles(then) }))
  return withHistory(
    project,
    planHistory({ starter: as === undefined ? starterBeginning(given) : undefined, lessons, project }),
  )
}

export type WhatToTake =
  | ({ readonly kind: 'own' } & Pick<ProjectToPack, 'files' | 'as' | 'finished'>)
  | { readonly kind: 'reference'; readonly choices: ReferenceChoices }

export async function planTakeHome(what: WhatToTake, course: CourseForEngine, starter: Files): Promise<ExportPlan> {
  if (what.kind === 'own') return planProject({ ...what, course, starter })
  const { referenceRepository } = await import('../starter/reference-repository.ts')
  const commandLine = await fetchCommandLine()
  const { project, commits } = referenceRepository(treeOfFiles(starter), what.choices, commandLine)
  const plan = await withHistory(project, commits)
  if (commandLine !== undefined) return plan
  return { ...plan, refused: [...plan.refused, { path: COMMAND_LINE, why: 'it could not be fetched' }] }
}

export async function packPlan(plan: ExportPlan, kind: ArchiveKind) {
  return {
    name: `${plan.folder}.${kind}`,
    bytes: new Uint8Array(await archiveOf(plan, kind)),
    type: mediaTypeOf(kind),
    refused: plan.refused,
  }
}

/** Undefined without a network: the repository then has Docker's own checks only. */
async function fetchCommandLine(): Promise<Uint8Array | undefined> {
  try {
    const answer = await fetch('/stagecraft-cli.tgz')
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}
