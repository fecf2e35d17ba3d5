/** vitest: passes on the recorded sources; what it says of edited ones is not known. */
import type { Program } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { CannotTell, notModelledHere, program } from '../work.ts'
import { testInputState } from './app-inputs.ts'
import { beforeVite } from './vite.ts'

export function vitestProgram({ apps, base }: Pick<ImageTableInput, 'apps' | 'base'>): Program {
  return program('vitest', (work, args) => {
    const words = args.filter((arg) => !arg.startsWith('-'))
    // Outside a terminal plain `vitest` runs once, as in a build.
    if (words.length > 0 && words[0] !== 'run') throw notModelledHere(work, `vitest ${words.join(' ')} is not modelled`)
    const { cwd } = work.process
    beforeVite(work, base, { root: cwd, args, heading: 'Startup Error' })
    const app = apps.find((one) => testInputState(work.tree, cwd, one).kind === 'recorded')
    // Tests of this app write nothing.
    if (app === undefined) throw new CannotTell('whether the tests pass on edited sources is not known')
    work.out(`${app.test.output.join('\n')}\n`)
  })
}
