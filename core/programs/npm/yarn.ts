/** yarn 1: install from a record only when the app was locked by npm's file; scripts run as npm runs them. */

import { lookup } from '@/core/files/tree.ts'
import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import type { ImageTableInput } from '../image-table.ts'
import { cacheFolders } from '../install-command.ts'
import { notModelledHere, program, Quit, type Work } from '../work.ts'
import { partlyKnown } from './bundle-unknown.ts'
import { addAssumed, installAssumed } from './install.ts'
import { findManifest, type Npm, openNpm } from './npm-work.ts'
import { runInstalled } from './run-installed.ts'
import { runLifecycle } from './run-script.ts'

export function yarnProgram(input: ImageTableInput): Program {
  return program('yarn', (work) => {
    const npm = openNpm(work, input)
    const { options } = npm
    if (options.flags.has('version')) printVersion(npm)
    else dispatch(npm, options.command)
  })
}

function printVersion({ work, base }: Npm): void {
  work.out(`${base?.versions.yarn ?? unknownText('the version of yarn is not recorded')}\n`)
}

function dispatch(npm: Npm, command: string): void {
  switch (command) {
    case '':
    case 'install':
      install(npm)
      return
    case 'run':
      script(npm, npm.options.args[0] ?? '', npm.options.args.slice(1))
      return
    case 'cache':
      if (npm.options.args[0] === 'clean') cleanCache(npm)
      return
    case 'config':
      return
    case 'exec':
      script(npm, npm.options.args[0] ?? '', [...npm.options.args.slice(1), ...npm.options.passed])
      return
    case 'add':
      addAssumed(npm, 'yarn add', 'yarn.lock')
      return
    case 'global':
      addGlobal(npm)
      return
    case 'set':
    case 'policies':
      partlyKnown(npm.work, npm.root, `what \`yarn ${command}\` writes is not recorded`)
      return
    case 'remove':
    case 'upgrade':
    case 'workspace':
    case 'workspaces':
    case 'dlx':
      throw notModelledHere(npm.work, `yarn ${command} is not modelled`)
    default:
      script(npm, command, npm.options.args)
  }
}

function install(npm: Npm): void {
  // Without a yarn.lock yarn 1 installs all the same, whatever --frozen-lockfile says.
  const locked = npm.work.look(`${npm.root}/yarn.lock`) !== undefined
  installAssumed(
    npm,
    locked
      ? 'what yarn installs from yarn.lock is not recorded'
      : 'what yarn installs without a yarn.lock is not recorded',
  )
}

function cleanCache({ work }: Npm): void {
  const [folder] = cacheFolders('yarn', work.process)
  if (lookup(work.tree, folder!).kind === 'found') work.remove(folder!)
}

function addGlobal(npm: Npm): void {
  const [action, ...args] = npm.options.args
  if (action !== 'add') throw notModelledHere(npm.work, `yarn global ${action ?? ''} is not modelled`)
  const flags = new Map(npm.options.flags).set('global', 'true')
  addAssumed({ ...npm, options: { ...npm.options, args, flags } }, 'yarn global add', 'yarn.lock')
}

function script(npm: Npm, name: string, args: readonly string[]): void {
  const manifest = findManifest(npm)
  if (manifest?.scripts[name] !== undefined) {
    for (const step of [`pre${name}`, name, `post${name}`]) {
      if (manifest.scripts[step] !== undefined)
        runLifecycle(npm, manifest, step, step === name ? [...args, ...npm.options.passed] : [])
    }
    return
  }
  const code = runInstalled(npm, [name, ...args])
  if (code === undefined) throw missing(npm.work, name)
  npm.work.code = code
}

function missing(work: Work, name: string): Quit {
  work.written.push({ fd: 2, text: `error Command "${name}" not found.\n` })
  return new Quit(1)
}
