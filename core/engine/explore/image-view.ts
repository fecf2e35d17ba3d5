/** An image as the explorer shows it first: its stages, layers, waste and proportions. Files are asked for by folder. */

import { sumFigures } from '@/core/build/figures.ts'
import type { BuildResult, StageResult } from '@/core/build/result.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { letterOf } from '../build-view.ts'
import { chainUpTo } from './folder.ts'
import { type BaseLayers, baseLayers, type ExploreLayer, layersOf } from './layers.ts'
import { type Proportions, proportionsOf } from './proportions.ts'
import { totalWaste, type WasteGroup, wasteGroups, wasteOf } from './wasted.ts'

export interface ExploreStage {
  readonly index: number
  readonly letter: string
  readonly name: string | undefined
  readonly isTarget: boolean
  readonly needed: boolean
  readonly state: StageResult['state']
  readonly size: Figure | undefined
}

export interface ExploreView {
  readonly stages: readonly ExploreStage[]
  /** The stage that is shown. */
  readonly stage: number
  readonly state: StageResult['state']
  /** Docker's words, where the build fails. */
  readonly error: string | undefined
  readonly size: Figure
  readonly base: BaseLayers | undefined
  readonly layers: readonly ExploreLayer[]
  readonly waste: { readonly total: Figure; readonly groups: readonly WasteGroup[] }
  readonly proportions: Proportions
}

/** `wanted`: a stage's index; the target's without one. Undefined when the file has no stage that can be shown. */
export function exploreView(result: BuildResult, wanted: number | undefined): ExploreView | undefined {
  const stage =
    wanted !== undefined && result.results[wanted] ? wanted : (result.targetIndex ?? result.results.length - 1)
  const shown = result.results[stage]
  if (shown === undefined) return undefined
  const chain = chainUpTo(result, { stage })
  const wastes = wasteOf(chain)
  const layers = layersOf(result, stage, wastes)
  return {
    stages: result.results.map((each) => stageView(each, result.targetIndex)),
    stage,
    state: shown.state,
    error: result.outcome.kind === 'failed' ? result.outcome.error.message : undefined,
    size: shown.image?.size ?? sumFigures(layers.map((layer) => layer.size)),
    base: baseLayers(result, stage),
    layers,
    waste: { total: totalWaste(wastes), groups: wasteGroups(wastes, chain) },
    proportions: proportionsOf(result, stage),
  }
}

function stageView({ stage, needed, state, image }: StageResult, target: number | undefined): ExploreStage {
  const { index, writtenName: name } = stage
  return { index, letter: letterOf(index), name, isTarget: index === target, needed, state, size: image?.size }
}
