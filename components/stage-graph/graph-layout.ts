/**
 * Where everything of the stage graph lies. Stages stand in file order, side by side or (on a narrow screen) below each
 * other, so that an edit moves what it changes and nothing else. Units: CSS pixels at a root font size of 16.
 */
import type { GraphRow, GraphStage, GraphView } from '@/core/engine/graph-view.ts'
import { type Lanes, lanesBeside, lanesBetween } from './graph-lanes.ts'
import { CHIP, FOOT, HEAD, IMAGE, ROW, SETTING } from './graph-measures.ts'
import { rounded } from './rounded-path.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedStage extends Box {
  readonly index: number
  readonly rows: readonly { readonly id: string; readonly y: number; readonly height: number }[]
  readonly footY: number
}

export interface PlacedImage extends Box {
  readonly id: string
}

export interface PlacedEdge {
  readonly id: string
  readonly d: string
  /** Middle of the button that tells what crosses. */
  readonly chip: { readonly x: number; readonly y: number }
}

export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly stages: readonly PlacedStage[]
  readonly images: readonly PlacedImage[]
  /** From a base image down to its stage. */
  readonly stems: readonly { readonly id: string; readonly d: string }[]
  readonly edges: readonly PlacedEdge[]
}

const MARGIN = 12
const STEM = 12
const WIDEST = 340
const NARROWEST = 216

/** `room`: the width there is. */
export function layoutGraph(view: GraphView, room: number, upright: boolean): GraphLayout {
  return upright ? belowEachOther(view, room) : sideBySide(view, room)
}

function sideBySide(view: GraphView, room: number): GraphLayout {
  const gutters = view.stages.map((stage) => lanesBetween(view, stage.index))
  const between = gutters.reduce((sum, gutter) => sum + gutter.width, 0)
  const share = (room - between - 2 * MARGIN) / Math.max(1, view.stages.length)
  const width = Math.floor(Math.min(WIDEST, Math.max(NARROWEST, share)))
  const top = MARGIN + Math.max(0, ...view.stages.map((stage) => imagesHeight(view, stage.index)))
  let x = MARGIN
  const placed = view.stages.map((stage, at) => {
    x += gutters[at]!.width
    const box = placeStage(stage, x, top, width)
    x += width
    return box
  })
  const images = placed.flatMap((stage) => placeImages(view, stage))
  const lanes = floorLanes(view, placed)
  const edges = view.edges.map((edge): PlacedEdge => {
    const to = placed[edge.to]!
    const gutter = gutters[edge.to]!
    const left = to.x - gutter.width
    const end = rowMiddle(to, edge.row)
    const lane = left + gutter.laneOf(edge)
    const chip = { x: to.x - CHIP / 2 - 4 - gutter.chipOf(edge) * (CHIP + 4), y: end }
    const start = startOf(edge.from, placed, images)
    const floor = edge.from.kind === 'stage' && edge.from.index !== edge.to - 1 ? lanes.get(edge.from.index) : undefined
    const points = floor === undefined ? sideways(start, lane, end, to.x) : underneath(start, floor, lane, end, to.x)
    return { id: edge.id, d: rounded(points), chip }
  })
  const bottom = Math.max(top, ...placed.map((stage) => stage.y + stage.height), ...lanes.values())
  return {
    width: Math.max(room, x + MARGIN),
    height: bottom + MARGIN,
    stages: placed,
    images,
    stems: stemsOf(placed, images),
    edges,
  }
}

function belowEachOther(view: GraphView, room: number): GraphLayout {
  const lanes: Lanes = lanesBeside(view)
  const x = lanes.width
  const width = Math.max(NARROWEST, room - x - 6)
  let y = MARGIN
  const placed = view.stages.map((stage) => {
    const box = placeStage(stage, x, y + imagesHeight(view, stage.index), width)
    y = box.y + box.height + 2 * MARGIN
    return box
  })
  const images = placed.flatMap((stage) => placeImages(view, stage))
  const edges = view.edges.map((edge): PlacedEdge => {
    const end = rowMiddle(placed[edge.to]!, edge.row)
    const start = startOf(edge.from, placed, images)
    const chip = { x: x - CHIP / 2 - 4 - lanes.chipOf(edge) * (CHIP + 4), y: end }
    const points = sideways(
      { left: start.left, right: start.left, y: start.y, bottom: start.bottom },
      lanes.laneOf(edge),
      end,
      x,
    )
    return { id: edge.id, d: rounded(points), chip }
  })
  return { width: Math.max(room, x + width), height: y, stages: placed, images, stems: stemsOf(placed, images), edges }
}

/** By kind alone: a row keeps its height whatever becomes of it. */
export function rowHeight(row: GraphRow): number {
  return row.kind === 'run' || row.kind === 'copy' || row.kind === 'add' ? ROW : SETTING
}

function placeStage(stage: GraphStage, x: number, y: number, width: number): PlacedStage {
  let below = y + HEAD
  const rows = stage.rows.map((row) => {
    const height = rowHeight(row)
    below += height
    return { id: row.id, y: below - height, height }
  })
  return { index: stage.index, x, y, width, height: below + FOOT - y, rows, footY: below }
}

function imagesOf(view: GraphView, stage: number) {
  // The base stands next to its stage, what is copied from above it.
  return view.images
    .filter((image) => image.stage === stage)
    .toSorted((a, b) => Number(b.role === 'base') - Number(a.role === 'base'))
}

function imagesHeight(view: GraphView, stage: number): number {
  return imagesOf(view, stage).length * (IMAGE + STEM)
}

function placeImages(view: GraphView, stage: PlacedStage): readonly PlacedImage[] {
  return imagesOf(view, stage.index).map(({ id, role }, at) => {
    const inset = role === 'base' ? 0 : 16
    const y = stage.y - (at + 1) * (IMAGE + STEM)
    return { id, x: stage.x + inset, y, width: stage.width - 2 * inset, height: IMAGE }
  })
}

function stemsOf(stages: readonly PlacedStage[], images: readonly PlacedImage[]) {
  return images.flatMap((image) => {
    const stage = stages.find((one) => image.id === `base:${one.index}`)
    if (stage === undefined) return []
    const x = image.x + 26
    return [{ id: image.id, d: `M${x} ${image.y + image.height}V${stage.y}` }]
  })
}

function rowMiddle(stage: PlacedStage, id: string): number {
  const row = stage.rows.find((one) => one.id === id) ?? stage.rows[0]
  return row === undefined ? stage.y + HEAD / 2 : row.y + row.height / 2
}

interface Start {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly bottom: number
}

/** Files leave a stage at its foot: what it has become in the end. */
function startOf(
  from: GraphView['edges'][number]['from'],
  stages: readonly PlacedStage[],
  images: readonly PlacedImage[],
): Start {
  if (from.kind === 'image') {
    const image = images.find((one) => one.id === from.id)!
    return { left: image.x, right: image.x, y: image.y + image.height / 2, bottom: image.y + image.height }
  }
  const stage = stages[from.index]!
  const y = stage.footY + FOOT / 2
  return { left: stage.x, right: stage.x + stage.width, y, bottom: stage.footY + FOOT }
}

type Points = readonly (readonly [number, number])[]

function sideways(start: Start, lane: number, end: number, x: number): Points {
  return [
    [start.right, start.y],
    [lane, start.y],
    [lane, end],
    [x, end],
  ]
}

/** Past the stages between, below all of them. */
function underneath(start: Start, floor: number, lane: number, end: number, x: number): Points {
  const out = start.right - 20
  return [
    [out, start.bottom],
    [out, floor],
    [lane, floor],
    [lane, end],
    [x, end],
  ]
}

/** Heights of the ways under the stages, by the stage they come from. */
function floorLanes(view: GraphView, placed: readonly PlacedStage[]): ReadonlyMap<number, number> {
  const far = view.edges.filter((edge) => edge.from.kind === 'stage' && edge.from.index !== edge.to - 1)
  const sources = [...new Set(far.flatMap(({ from }) => (from.kind === 'stage' ? [from.index] : [])))].toSorted(
    (a, b) => b - a,
  )
  const bottom = Math.max(0, ...placed.map((stage) => stage.y + stage.height))
  return new Map(sources.map((index, at) => [index, bottom + MARGIN + at * 10]))
}
