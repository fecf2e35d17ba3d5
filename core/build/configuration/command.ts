/** CMD: what a container runs when `docker run` names no command. */
import { configure } from '../draft.ts'
import type { Handler } from '../scene.ts'
import { commandLine } from './command-line.ts'
import { quoteList } from './quote.ts'

export const command: Handler = (draft, instruction) => {
  const cmd = commandLine(instruction, draft.config)
  return configure({ ...draft, commandSet: true }, instruction, { cmd }, `CMD ${quoteList(cmd)}`)
}
