/** pnpm: its installs lay links to a store and are not recorded; scripts run as npm runs them. */
import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import type { ImageTableInput } from '../image-table.ts'
import { notModelledHere, program, Quit } from '../work.ts'
import { partlyKnown } from './bundle-unknown.ts'
import { addAssumed, installAssumed } from './install.ts'
import { findManifest, type Npm, openNpm } from './npm-work.ts'
import { runInstalled } from './run-installed.ts'
import { runLifecycle } from './run-script.ts'

export function pnpmProgram(input: ImageTableInput): Program {
  return program('pnpm', (work) => {
    const npm = openNpm(work, input)
    const { options } = npm
    const { command, args } = options
    if (options.flags.has('version') && command === '') work.out(`${unknownText('the version of pnpm is not known')}\n`)
    else if (['filter', 'F', 'recursive', 'r'].some((flag) => options.flags.has(flag)))
      throw notModelledHere(work, 'pnpm over several packages is not modelled')
    else if (['install', 'i', 'ci'].includes(command)) installLocked(npm)
    else if (command === 'add') addAssumed(npm, 'pnpm add', 'pnpm-lock.yaml')
    else if (command === 'config' || command === 'set' || command === 'store')
      partlyKnown(work, work.process.user.home, `what \`pnpm ${command}\` writes is not recorded`)
    else if (command === 'fetch') installAssumed(npm, 'what pnpm fetches is not recorded')
    else if (['deploy', 'prune', 'remove', 'dlx', 'approve-builds', ''].includes(command))
      throw notModelledHere(work, `pnpm ${command} is not modelled`)
    else if (command === 'run' || command === 'run-script') script(npm, args[0] ?? '', args.slice(1))
    else if (command === 'exec') script(npm, args[0] ?? '', args.slice(1))
    else script(npm, command, args)
  })
}

/** As pnpm words it. */
function installLocked(npm: Npm): void {
  const frozen = npm.options.flags.has('frozen-lockfile')
  if (frozen && npm.work.look(`${npm.root}/pnpm-lock.yaml`) === undefined) {
    const text = ' ERR_PNPM_NO_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is absent\n'
    npm.work.written.push({ fd: 1, text })
    throw new Quit(1)
  }
  installAssumed(npm, 'what pnpm installs is not recorded')
}

function script(npm: Npm, name: string, args: readonly string[]): void {
  const manifest = findManifest(npm)
  if (manifest?.scripts[name] !== undefined) {
    runLifecycle(npm, manifest, name, [...args, ...npm.options.passed])
    return
  }
  const code = runInstalled(npm, [name, ...args])
  if (code === undefined) {
    npm.work.written.push({ fd: 1, text: ` ERR_PNPM_NO_SCRIPT  Missing script: ${name}\n` })
    throw new Quit(1)
  }
  npm.work.code = code
}
