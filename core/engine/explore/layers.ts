/** The layers of a stage's image in order: the base's, then one for each instruction, those without files included. */
import { findBase } from '@/core/build/bases.ts'
import { sumFigures } from '@/core/build/figures.ts'
import { chainOf } from '@/core/build/origin.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { DirectoryNode } from '@/core/files/node.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { letterOf } from '../build-view.ts'
import { deltaOf } from './delta.ts'
import { textOf } from './places.ts'
import type { Waste } from './wasted.ts'

export interface ExploreLayer {
  /** The operation's, where there is one: its files can be listed. */
  readonly id: string
  /** `files`: it wrote some. `empty`: it could have. `settings`: it only says something about the image. */
  readonly kind: 'base' | 'files' | 'empty' | 'settings'
  readonly stage: number
  readonly letter: string
  readonly line: number
  readonly text: string
  readonly size: Figure
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** Bytes of it that later layers hide. */
  readonly hidden: Figure
  readonly unsupported: readonly string[]
}

export interface BaseLayers {
  readonly ref: string
  readonly evidence: Evidence
  /** Undefined for an image from this machine's own store. */
  readonly history: readonly { readonly text: string; readonly size: Figure; readonly compressed: Figure }[]
  /** Only some of its files are known. */
  readonly partial: boolean
}

const NOTHING = sumFigures([])
const SETTINGS = new Set(
  'CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD SHELL STOPSIGNAL USER VOLUME'.split(' '),
)

export function layersOf(result: BuildResult, stage: number, wastes: readonly Waste[]): readonly ExploreLayer[] {
  const found = result.results[stage]
  if (found === undefined) return []
  const under = found.stage.base.kind === 'stage' ? layersOf(result, found.stage.base.index, wastes) : []
  const reached = found.operations.filter((operation) => operation.state !== 'not-reached')
  const written = new Set<Instruction>(found.stage.instructions)
  // A base's ONBUILD instructions run first and stand in no line of this file.
  const first = reached.filter((operation) => !written.has(operation.instruction))
  const own = found.stage.instructions.flatMap((instruction) => {
    const operation = reached.find((one) => one.instruction === instruction)
    if (operation !== undefined) return [fileLayer(operation, wastes)]
    return SETTINGS.has(instruction.keyword) ? [settingLayer(instruction, stage)] : []
  })
  return [...under, ...first.map((operation) => fileLayer(operation, wastes)), ...own]
}

function fileLayer(operation: Operation, wastes: readonly Waste[]): ExploreLayer {
  const { id, stage, instruction, added: size, unsupported } = operation
  const common = { id, stage, letter: letterOf(stage), line: instruction.startLine, text: textOf(operation) }
  const hidden = sumFigures(wastes.filter((waste) => waste.holder === id).map((waste) => waste.size))
  if (operation.kind === 'from')
    return { ...common, kind: 'base', size, added: 0, changed: 0, removed: 0, hidden, unsupported }
  const { added, changed, removed } = deltaOf(operation.treeBefore.root, operation.tree.root)
  const kind = added + changed + removed > 0 || operation.state === 'unknown' ? 'files' : 'empty'
  return { ...common, kind, size, added, changed, removed, hidden, unsupported }
}

function settingLayer(instruction: Instruction, stage: number): ExploreLayer {
  return {
    id: `${stage}:${instruction.startLine}`,
    kind: 'settings',
    stage,
    letter: letterOf(stage),
    line: instruction.startLine,
    text: textOf({ instruction }),
    size: NOTHING,
    added: 0,
    changed: 0,
    removed: 0,
    hidden: NOTHING,
    unsupported: [],
  }
}

/** Undefined for an image from scratch. */
export function baseLayers(result: BuildResult, stage: number): BaseLayers | undefined {
  const bottom = chainOf(result, stage)[0]
  if (bottom?.action.kind !== 'from' || bottom.action.base.kind !== 'image') return undefined
  const { ref } = bottom.action.base
  const found = findBase(result.request, ref, [], bottom.instruction)
  if (found.kind !== 'found') return undefined
  const history = found.base.layers
    .filter((layer) => !layer.emptyLayer)
    .map(({ createdBy, size, compressed }) => ({ text: createdBy, size, compressed }))
  return { ref, evidence: bottom.evidence, history, partial: isPartial(bottom.tree.root) }
}

function isPartial(folder: DirectoryNode): boolean {
  if (folder.partial !== undefined) return true
  return [...folder.entries.values()].some((child) => child.kind === 'directory' && isPartial(child))
}
