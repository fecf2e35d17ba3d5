/** Files that COPY and ADD want from the context and that are not there. */

import type { BuildError } from '@/core/dockerfile/syntax.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { lacking } from './copying/lacking.ts'
import { select } from './copying/select.ts'
import { withParents } from './copying/sieve.ts'
import type { ReadDraft } from './draft.ts'
import { isGitSource, isHttpSource } from './operations/remote.ts'
import type { BuildRequest } from './result.ts'
import type { CopyAction, Step } from './step.ts'

/**
 * BuildKit works out checksums of the context's files while commands still run, so such a mistake ends the build
 * before the failure of any RUN does, in whatever order they stand (measured with docker.io 20.10: the RUN is CANCELED).
 */
export function missingInContext(
  drafts: ReadonlyMap<number, ReadDraft>,
  needed: ReadonlySet<number>,
  context: FileTree,
  request: BuildRequest,
): BuildError | undefined {
  for (const [index, draft] of drafts) {
    if (!needed.has(index)) continue
    for (const step of draft.steps) {
      const error = missingSource(step, context, request)
      if (error !== undefined) return error
    }
  }
  return undefined
}

function missingSource(step: Step, context: FileTree, request: BuildRequest): BuildError | undefined {
  const { action, instruction } = step
  if ((action.kind !== 'copy' && action.kind !== 'add') || action.from.kind !== 'context') return undefined
  for (const source of action.sources) {
    const path = missingPath(action, source, context)
    if (path === undefined) continue
    const { code, message, details } = lacking(path, action.from)
    return { code, message, details, range: instruction.range, file: request.dockerfilePath }
  }
  return undefined
}

function missingPath(action: CopyAction, source: string, context: FileTree): string | undefined {
  if (action.kind === 'add' && (isHttpSource(source) || isGitSource(source))) return undefined
  if (action.parents) {
    const kept = withParents(context, source)
    return kept.kind === 'absent' ? kept.path : undefined
  }
  const found = select(context, source)
  return found.kind === 'absent' && !found.wildcard ? found.path : undefined
}
