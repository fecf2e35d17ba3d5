/** Which form `docker build` prints its progress in, and the text of it. */

import { buildTimeline, plainProgressOf, rawJsonProgress } from '@/core/build/progress.ts'
import type { BuildResult } from '@/core/build/result.ts'
import type { Timeline } from '@/core/build/timeline.ts'
import type { DockerCall } from './docker-command.ts'
import { isSet, lastOf } from './flags.ts'

export const PROGRESS_MODES = ['auto', 'plain', 'tty', 'quiet', 'rawjson'] as const

export type ProgressMode = (typeof PROGRESS_MODES)[number]

/** `--progress`, else BUILDKIT_PROGRESS, else `auto`; undefined for a word that names none. */
export function progressMode(call: DockerCall): ProgressMode | undefined {
  if (isSet(call.flags, 'quiet')) return 'quiet'
  const given = lastOf(call.flags, 'progress') ?? call.process.env.get('BUILDKIT_PROGRESS') ?? ''
  return given === '' ? 'auto' : PROGRESS_MODES.find((mode) => mode === given)
}

export interface BuildProgress {
  readonly text: string
  /** What a terminal that can redraw shows in place of the text. */
  readonly live: Timeline | undefined
  readonly timeline: Timeline
}

export function buildProgress(call: DockerCall, result: BuildResult, names: readonly string[]): BuildProgress {
  return printedTimeline(call, buildTimeline(result, { tag: names, present: pulledImages(call) }))
}

export function printedTimeline(call: DockerCall, timeline: Timeline): BuildProgress {
  const mode = progressMode(call) ?? 'auto'
  switch (mode) {
    case 'quiet':
      return { text: '', live: undefined, timeline }
    case 'rawjson':
      return { text: lines(rawJsonProgress(timeline, call.world.now)), live: undefined, timeline }
    case 'plain':
      return { text: lines(plainProgressOf(timeline)), live: undefined, timeline }
    case 'auto':
    case 'tty':
      return { text: lines(plainProgressOf(timeline)), live: timeline, timeline }
  }
}

function pulledImages(call: DockerCall): readonly string[] {
  return call.session.images.filter((stored) => stored.build === undefined).flatMap((stored) => stored.references)
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
