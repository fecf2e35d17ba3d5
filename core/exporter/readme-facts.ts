/** What the README of a take-home project can say, worked out from the project itself. */
import { evaluate } from '@/core/build/evaluate.ts'
import { start } from '@/core/container/start.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { readText } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { Catalogue } from '@/core/images/image.ts'
import type { ReadmeFacts } from './readme.ts'

export interface KnownWorld {
  readonly catalogue: Catalogue
  readonly apps: readonly AppRecord[]
}

export function readmeFacts(name: string, workspace: FileTree, world: KnownWorld): ReadmeFacts {
  const dockerfile = readText(workspace, 'Dockerfile')
  if (dockerfile === undefined) return { name, hasDockerfile: false, stages: [], port: undefined }
  const result = evaluate({ dockerfile, dockerfilePath: 'Dockerfile', context: workspace, ...world })
  const image = result.outcome.kind === 'succeeded' ? result.outcome.image : undefined
  const listens = image === undefined ? [] : start(image, { apps: world.apps }).listens
  return {
    name,
    hasDockerfile: true,
    stages: result.stages.stages.map((stage) => ({ name: stage.writtenName, base: stage.writtenBase })),
    port: listens[0]?.port,
  }
}
