/** `export --reference`: the choices as options, and the repository they give. */

import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import type { ExportPlan } from '@/core/exporter/export-project.ts'
import type { PlannedCommit } from '@/core/exporter/history/plan-history.ts'
import {
  DEFAULT_CHOICES,
  MANAGERS,
  portProblem,
  type ReferenceChoices,
  SERVER_IMAGES,
} from '@/core/exporter/reference/choices.ts'
import { starterFiles } from '../node/content.ts'
import { courseFile } from '../node/course-folder.ts'
import { referenceRepository } from '../starter/reference-repository.ts'
import { UsageError } from './verb.ts'

interface Given {
  readonly reference?: boolean | undefined
  readonly manager?: string | undefined
  readonly image?: string | undefined
  readonly port?: string | undefined
  readonly lesson?: string | undefined
  readonly dir?: string | undefined
}

/** Docker's own names for the two images are understood as well. */
const IMAGE_NAMES: Readonly<Record<string, string>> = {
  nginx: 'official',
  'nginx-unprivileged': 'unprivileged',
  'nginxinc/nginx-unprivileged': 'unprivileged',
}

/** Undefined when the reference was not asked for. */
export function referenceChoices(given: Given): ReferenceChoices | undefined {
  if (given.reference !== true) {
    const lone = (['manager', 'image', 'port'] as const).find((name) => given[name] !== undefined)
    if (lone !== undefined) throw new UsageError(`--${lone} is a choice of --reference`)
    return undefined
  }
  if (given.lesson !== undefined || given.dir !== undefined)
    throw new UsageError('--reference is the finished repository: it takes neither --lesson nor --dir')
  const image = given.image === undefined ? undefined : (IMAGE_NAMES[given.image] ?? given.image)
  const port = given.port === undefined ? DEFAULT_CHOICES.port : Number(given.port)
  const problem = portProblem(port)
  if (problem !== undefined) throw new UsageError(`--port ${given.port}: ${problem}`)
  return {
    manager: oneOf('manager', given.manager, MANAGERS, DEFAULT_CHOICES.manager),
    image: oneOf('image', image, SERVER_IMAGES, DEFAULT_CHOICES.image),
    port,
  }
}

function oneOf<T extends string>(name: string, given: string | undefined, all: readonly T[], standard: T): T {
  if (given === undefined) return standard
  const found = all.find((each) => each === given)
  if (found === undefined) throw new UsageError(`--${name} is one of ${all.join(', ')}, not "${given}"`)
  return found
}

/** `project` is the folder of Stagecraft; `commandLine` the packed command line, for the workflow. */
export function finishedReference(
  project: string,
  choices: ReferenceChoices,
  commandLine: Uint8Array | undefined,
): { readonly project: ExportPlan; readonly commits: readonly PlannedCommit[] } {
  if (!courseFile(project).react)
    throw new UsageError("--reference is the finished repository of the React starter, which is not this course's")
  return referenceRepository(treeOfFiles(starterFiles(project)), choices, commandLine)
}
