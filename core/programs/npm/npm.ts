/** npm and npx: the commands a Dockerfile uses. */

import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import type { ImageTableInput } from '../image-table.ts'
import { CannotTell, notModelledHere, program } from '../work.ts'
import { keepLog } from './downloads.ts'
import { findCommand } from './find-command.ts'
import { npmCi, npmInstall, npmPrune } from './install.ts'
import { cacheCommand, configCommand } from './npm-config.ts'
import { npmExec, npxProgram } from './npm-exec.ts'
import { type Npm, openNpm } from './npm-work.ts'
import { npmLifecycle, npmRun } from './run-script.ts'
import { unknownCommand } from './unknown-command.ts'

export function npmPrograms(input: ImageTableInput): readonly (readonly [string, Program])[] {
  return [
    ['npm', npmProgram(input)],
    ['npx', npxProgram(input)],
  ]
}

export function npmProgram(input: ImageTableInput): Program {
  return program('npm', (work) => {
    const npm = openNpm(work, input)
    const { options } = npm
    if (options.flags.has('version') && options.command === '') printVersion(npm)
    else logged(npm)
  })
}

/** Those leave a log with what they fetched. */
const INSTALLS: readonly string[] = ['ci', 'install', 'install-ci-test', 'install-test']

function logged(npm: Npm): void {
  if (npm.options.flags.has('workspace') || npm.options.flags.has('workspaces'))
    throw notModelledHere(npm.work, 'npm workspaces are not modelled')
  const command = commandOf(npm)
  try {
    dispatch(npm, command)
  } finally {
    if (!INSTALLS.includes(command)) keepLog(npm)
  }
}

function printVersion(npm: Npm): void {
  const version = npm.base?.versions.npm
  npm.work.out(`${version ?? unknownText('the version of npm is not recorded')}\n`)
}

function dispatch(npm: Npm, command: string): void {
  switch (command) {
    case 'ci':
      npmCi(npm)
      return
    case 'install':
      npmInstall(npm)
      return
    case 'prune':
      npmPrune(npm)
      return
    case 'run':
      npmRun(npm)
      return
    case 'start':
    case 'test':
    case 'stop':
    case 'restart':
      npmLifecycle(npm, command)
      return
    case 'install-ci-test':
      npmCi(npm)
      npmLifecycle(npm, 'test')
      return
    case 'exec':
      npmExec(npm)
      return
    case 'cache':
      cacheCommand(npm)
      return
    case 'install-test':
      npmInstall(npm)
      npmLifecycle(npm, 'test')
      return
    case 'config':
      configCommand(npm, 'config')
      return
    case 'set':
    case 'get':
      configCommand(npm, `config-${command}`)
      return
    case 'audit':
    case 'fund':
      // They ask the registry and, without `fix`, only print.
      if (npm.options.args.length === 0) throw new CannotTell(`npm ${command} asks the registry`)
      throw notModelledHere(npm.work, `npm ${command} ${npm.options.args.join(' ')} is not modelled`)
    default:
      throw notModelledHere(npm.work, `npm ${npm.options.command} is not modelled`)
  }
}

/** Ends npm where it has no such command. */
function commandOf(npm: Npm): string {
  const word = npm.options.command
  const major = npm.base?.versions.npm === undefined ? undefined : Number.parseInt(npm.base.versions.npm, 10)
  const found = word === '' ? undefined : findCommand(word, major)
  if (found?.kind === 'no-command') throw unknownCommand(npm, major)
  if (found?.kind === 'not-known') throw notModelledHere(npm.work, `whether this npm knows ${word} is not recorded`)
  return found?.name ?? ''
}
