/** ENTRYPOINT: it drops the CMD that came with the base, but not one of the same stage. */
import { configure } from '../draft.ts'
import type { Handler } from '../scene.ts'
import { commandLine } from './command-line.ts'
import { quoteList } from './quote.ts'

export const entrypoint: Handler = (draft, instruction) => {
  const argv = commandLine(instruction, draft.config)
  const cmd = draft.commandSet ? draft.config.cmd : undefined
  return configure(draft, instruction, { entrypoint: argv, cmd }, `ENTRYPOINT ${quoteList(argv)}`)
}
