/** Types a case's lines at our terminal, over the images the real client had. */
import type { Timeline } from '@/core/build/timeline.ts'
import { ttyPicture } from '@/core/build/tty-picture.ts'
import { treeOf } from '@/core/files/tree.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { newSession } from '@/core/terminal/session.ts'
import type { TerminalAnswer, TerminalWorld } from '@/core/terminal/terminal.ts'
import { standInCatalogue } from '../docker/stand-in-catalogue.ts'
import type { TerminalCase } from './terminal-case.ts'

const WORLD: TerminalWorld = {
  catalogue: standInCatalogue,
  apps: [],
  starter: treeOf({}),
  now: Date.UTC(2026, 10, 24, 10, 0, 0),
}

export interface Ours {
  readonly output: string
  readonly code: number
  readonly tty: string | undefined
}

/** The real machine has its base images already. */
const PRESENT = ['alpine', 'node:22-alpine', 'nginx:alpine'].map((name) => `docker pull -q ${name}`)

export function typeOurs(one: TerminalCase): Ours {
  let answer: TerminalAnswer = {
    session: newSession({ workspace: treeOf(one.files ?? {}) }),
    output: [],
    code: 0,
  }
  for (const line of [...PRESENT, ...(one.before ?? []), one.command]) answer = runLine(answer.session, line, WORLD)
  const live = answer.output.find((part) => part.live !== undefined)?.live
  return {
    output: answer.output.map((part) => part.text).join(''),
    code: answer.code,
    tty: live && pictureOf(live),
  }
}

function pictureOf(timeline: Timeline): string {
  const lines = ttyPicture(timeline, timeline.seconds, { columns: 100, rows: 40 })
  return lines.map((line) => line.text).join('\n')
}
