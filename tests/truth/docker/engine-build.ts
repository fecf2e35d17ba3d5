/** The engine's answer to a case, in the same form as the real one's. */
import { evaluate } from '@/core/build/evaluate.ts'
import { listImage } from '@/core/build/origin.ts'
import type { BuildResult } from '@/core/build/result.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { type AnsweredFile, type BuildAnswer, byPath, normaliseError } from './answer.ts'
import { contextTree, dockerfileOf, type TruthCase } from './case.ts'

export type EngineAnswer = BuildAnswer | { readonly outcome: 'unknown'; readonly reasons: readonly string[] }

export function buildByEngine(one: TruthCase, catalogue: Catalogue): EngineAnswer {
  const result = evaluate({
    dockerfile: dockerfileOf(one),
    dockerfilePath: 'Dockerfile',
    context: contextTree(one),
    catalogue,
    apps: [starterRecord],
    ...(one.target === undefined ? {} : { target: one.target }),
    ...(one.buildArgs === undefined ? {} : { buildArgs: one.buildArgs }),
  })
  switch (result.outcome.kind) {
    case 'failed':
      return { outcome: 'failed', error: normaliseError(result.outcome.error.message) }
    case 'unknown':
      return { outcome: 'unknown', reasons: result.outcome.reasons }
    case 'succeeded':
      return { outcome: 'succeeded', files: filesOf(result) }
  }
}

function filesOf(result: BuildResult): readonly AnsweredFile[] {
  const tree = result.outcome.kind === 'succeeded' ? result.outcome.image.tree : undefined
  const written = listImage(result).filter((each) => each.origin.by === 'operation')
  return written
    .map(({ path, kind, mode, uid, gid, size }): AnsweredFile => {
      const node = tree === undefined ? undefined : lookup(tree, path, { follow: false })
      const target = node?.kind === 'found' && node.node.kind === 'link' ? node.node.target : ''
      return [
        path,
        kind,
        kind === 'link' ? '' : mode.toString(8),
        `${uid}:${gid}`,
        kind === 'file' ? String(size ?? '?') : target,
      ]
    })
    .sort(byPath)
}
