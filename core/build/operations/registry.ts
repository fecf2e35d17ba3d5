/** Instructions that make a step of the plan. */
import type { Handler } from '../scene.ts'
import { planCopy } from './plan-copy.ts'
import { planRun } from './plan-run.ts'
import { workdir } from './workdir.ts'

export const OPERATIONS: ReadonlyMap<string, Handler> = new Map([
  ['ADD', planCopy],
  ['COPY', planCopy],
  ['RUN', planRun],
  ['WORKDIR', workdir],
])
