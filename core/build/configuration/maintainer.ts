/** MAINTAINER: deprecated; only the history remembers it here. */
import { remember } from '../draft.ts'
import type { Handler } from '../scene.ts'

export const maintainer: Handler = (draft, instruction) =>
  remember(draft, instruction, `MAINTAINER ${instruction.rest.text}`)
