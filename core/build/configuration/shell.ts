/** SHELL: what the shell form of later RUN, CMD and ENTRYPOINT is handed to. */
import { configure } from '../draft.ts'
import type { Handler } from '../scene.ts'

export const shell: Handler = (draft, instruction) => {
  const words = instruction.args.map((word) => word.text)
  return configure(draft, instruction, { shell: words }, `SHELL [${words.join(' ')}]`)
}
