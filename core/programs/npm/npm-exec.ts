/** npx and `npm exec`: a program of the installed packages; one that is not installed would be fetched. */
import type { Program } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { notModelledHere, program } from '../work.ts'
import { type Npm, openNpm } from './npm-work.ts'
import { runInstalled } from './run-installed.ts'
import { runText } from './run-script.ts'

export function npxProgram(input: ImageTableInput): Program {
  return program('npx', (work, args) => {
    const words =
      args[0] === '--'
        ? args.slice(1)
        : args.filter(
            (arg, index) => !(arg.startsWith('-') && args.slice(0, index).every((one) => one.startsWith('-'))),
          )
    execute(openNpm(work, input, ['npm', 'exec']), words)
  })
}

export function npmExec(npm: Npm): void {
  const { flags } = npm.options
  const script = flags.get('call') ?? flags.get('c')
  if (script !== undefined) {
    runText(npm, 'npx', script)
    return
  }
  execute(npm, [...npm.options.args, ...npm.options.passed])
}

function execute(npm: Npm, words: readonly string[]): void {
  const code = runInstalled(npm, words)
  if (code === undefined)
    throw notModelledHere(npm.work, `npx would fetch ${words[0] ?? 'a package'} from the registry`)
  npm.work.code = code
}
