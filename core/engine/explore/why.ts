/** Why a file is in an image: followed back, step by step, to the build context, an image, or the command that made it. */
import { cameFrom } from '@/core/build/came-from.ts'
import { sizeOfNode } from '@/core/build/figures.ts'
import { writerIn } from '@/core/build/origin.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { CopyAction, Source } from '@/core/build/step.ts'
import type { Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { EMPTY_TREE } from '@/core/files/tree.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { chainUpTo, type Place } from './folder.ts'
import { placeOf, type StepPlace } from './places.ts'
import { earlierPlace, mountedPlace } from './same-bytes.ts'

export type WhyLink =
  | { readonly how: 'base'; readonly path: string; readonly image: string; readonly evidence: Evidence }
  | { readonly how: 'context'; readonly path: string; readonly step: StepPlace; readonly source: string }
  | {
      readonly how: 'stage'
      readonly path: string
      readonly step: StepPlace
      readonly source: string
      readonly from: number
    }
  | {
      readonly how: 'image'
      readonly path: string
      readonly step: StepPlace
      readonly source: string
      readonly image: string
    }
  /** The same bytes lay elsewhere before a RUN: it moved or copied them. */
  | { readonly how: 'moved'; readonly path: string; readonly step: StepPlace; readonly source: string }
  | {
      readonly how: 'archive'
      readonly path: string
      readonly step: StepPlace
      readonly archive: string
      readonly inside: string
    }
  | { readonly how: 'inline' | 'ran' | 'workdir' | 'parent'; readonly path: string; readonly step: StepPlace }
  | { readonly how: 'remote'; readonly path: string; readonly step: StepPlace; readonly address: string }
  | { readonly how: 'unknown'; readonly path: string; readonly step: StepPlace; readonly why: string }

/** What happened to a path, the oldest first. */
export interface PathEvent {
  readonly change: 'added' | 'changed' | 'removed'
  readonly step: StepPlace
  readonly base: boolean
  readonly size: Figure
}

export interface WhyView {
  readonly path: string
  readonly kind: Node['kind']
  readonly target?: string
  readonly size: Figure
  readonly mode: number
  readonly owner: string
  /** False where the layer asked about deletes it. */
  readonly there: boolean
  readonly doubt?: string
  /** From the image asked about to where it began. */
  readonly chain: readonly WhyLink[]
  readonly history: readonly PathEvent[]
}

/** `path` is real. Undefined where nothing stands or stood there. */
export function whyView(result: BuildResult, place: Place, path: string): WhyView | undefined {
  const chain = chainUpTo(result, place)
  const now = chain.at(-1) && nodeAt(chain.at(-1)!.tree, path)
  const before = place.layer === undefined ? undefined : chain.at(-1) && nodeAt(chain.at(-1)!.treeBefore, path)
  const node = now ?? before
  if (node === undefined) return undefined
  const standing = now === undefined ? chain.slice(0, -1) : chain
  return {
    path,
    kind: node.kind,
    ...(node.kind === 'link' ? { target: node.target } : {}),
    size: sizeOfNode(node),
    mode: node.mode,
    owner: `${node.uid}:${node.gid}`,
    there: now !== undefined,
    ...(node.doubt === undefined ? {} : { doubt: node.doubt }),
    chain: trace(result, standing, path, 0),
    history: historyOf(chainUpTo(result, { stage: place.stage }), path),
  }
}

/** More steps than this on one way are a mistake of ours. */
const DEPTH = 30

function trace(result: BuildResult, chain: readonly Operation[], path: string, depth: number): readonly WhyLink[] {
  const writer = writerIn(chain, path)
  if (writer === undefined || depth > DEPTH) return []
  const step = placeOf(writer)
  const { action } = writer
  switch (action.kind) {
    case 'from':
      return [{ how: 'base', path, image: baseName(writer), evidence: writer.evidence }]
    case 'workdir':
      return [{ how: 'workdir', path, step }]
    case 'run':
      return traceRun(result, chain, writer, path, depth)
    case 'copy':
    case 'add':
      return traceCopy(result, writer, action, path, depth)
  }
}

function traceRun(
  result: BuildResult,
  chain: readonly Operation[],
  writer: Operation,
  path: string,
  depth: number,
): readonly WhyLink[] {
  const step = placeOf(writer)
  const source = earlierPlace(writer, path)
  if (source !== undefined) {
    const below = chain.slice(0, chain.indexOf(writer))
    return [{ how: 'moved', path, step, source }, ...trace(result, below, source, depth + 1)]
  }
  const mounted = mountedPlace(writer, path)
  return mounted === undefined
    ? [{ how: 'ran', path, step }]
    : traceSource(result, mounted.from, mounted.path, { path, step }, depth)
}

function traceCopy(
  result: BuildResult,
  writer: Operation,
  action: CopyAction,
  path: string,
  depth: number,
): readonly WhyLink[] {
  const step = placeOf(writer)
  const reading = writer.readings.find((one) => one.kind === 'copy')
  const found = cameFrom(action, reading?.tree ?? EMPTY_TREE, writer.tree, path)
  if (found === undefined) {
    const reason = reading?.why ?? writer.unsupported[0]
    const made = nodeAt(writer.tree, path)
    const onTheWay = made?.kind === 'directory' && made.doubt === undefined
    return [
      onTheWay || reason === undefined ? { how: 'parent', path, step } : { how: 'unknown', path, step, why: reason },
    ]
  }
  switch (found.kind) {
    case 'inline':
      return [{ how: 'inline', path, step }]
    case 'remote':
      return [{ how: 'remote', path, step, address: found.address }]
    case 'archive':
      return [{ how: 'archive', path, step, archive: found.path.replace(/^\//, ''), inside: found.inside }]
    case 'path':
      return traceSource(result, action.from, found.path, { path, step }, depth)
  }
}

function traceSource(
  result: BuildResult,
  from: Source,
  source: string,
  here: { readonly path: string; readonly step: StepPlace },
  depth: number,
): readonly WhyLink[] {
  switch (from.kind) {
    case 'context':
      return [{ how: 'context', ...here, source: source.replace(/^\//, '') || '.' }]
    case 'image':
      return [{ how: 'image', ...here, source, image: from.ref }]
    case 'scratch':
      return []
    case 'stage': {
      const link: WhyLink = { how: 'stage', ...here, source, from: from.index }
      return [link, ...trace(result, chainUpTo(result, { stage: from.index }), source, depth + 1)]
    }
  }
}

function historyOf(chain: readonly Operation[], path: string): readonly PathEvent[] {
  let before: Node | undefined
  return chain.flatMap((operation): PathEvent[] => {
    const node = nodeAt(operation.tree, path)
    const old = before
    before = node
    if (node === old || (node === undefined && old === undefined)) return []
    if (writerIn([operationBefore(operation), operation], path) !== operation && node !== undefined) return []
    const change = old === undefined ? 'added' : node === undefined ? 'removed' : 'changed'
    return [{ change, step: placeOf(operation), base: operation.kind === 'from', size: sizeOfNode(node ?? old!) }]
  })
}

/** The same operation as if it had not run: its tree is the one before. */
function operationBefore(operation: Operation): Operation {
  return { ...operation, tree: operation.treeBefore }
}

function baseName({ action }: Operation): string {
  if (action.kind !== 'from') return ''
  return action.base.kind === 'image' ? action.base.ref : action.base.kind
}
