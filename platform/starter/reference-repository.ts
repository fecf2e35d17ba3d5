/** The finished reference as a repository: the starter's commit, and the reference on top of it. */
import { planHistory } from '@/core/exporter/history/plan-history.ts'
import type { ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import { referenceProject } from '@/core/exporter/reference/reference.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { starterBeginning } from './starter-beginning.ts'

export function referenceRepository(starter: FileTree, choices: ReferenceChoices, commandLine?: Uint8Array) {
  const project = referenceProject(starter, choices, commandLine)
  const last = {
    title: 'The finished reference',
    about: 'One Dockerfile for every environment, nginx, Compose, continuous integration, a smoke test.',
  }
  return { project, commits: planHistory({ starter: starterBeginning(starter), lessons: [], project, last }) }
}
