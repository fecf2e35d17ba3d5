/** npm and npx: the commands a Dockerfile uses. */

import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import type { ImageTableInput } from '../image-table.ts'
import { CannotTell, notModelledHere, program } from '../work.ts'
import { npmCi, npmInstall, npmPrune } from './install.ts'
import { cacheCommand, configCommand } from './npm-config.ts'
import { npmExec, npxProgram } from './npm-exec.ts'
import { type Npm, openNpm } from './npm-work.ts'
import { npmLifecycle, npmRun } from './run-script.ts'

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
    else dispatch(npm)
  })
}

function printVersion(npm: Npm): void {
  const version = npm.base?.versions.npm
  npm.work.out(`${version ?? unknownText('the version of npm is not recorded')}\n`)
}

const ALIASES: Readonly<Record<string, string>> = {
  i: 'install',
  add: 'install',
  in: 'install',
  ins: 'install',
  inst: 'install',
  insta: 'install',
  instal: 'install',
  isnt: 'install',
  isnta: 'install',
  isntal: 'install',
  isntall: 'install',
  'clean-install': 'ci',
  ic: 'ci',
  'install-clean': 'ci',
  'isntall-clean': 'ci',
  'run-script': 'run',
  rum: 'run',
  urn: 'run',
  t: 'test',
  tst: 'test',
  x: 'exec',
  c: 'config',
  set: 'config-set',
  get: 'config-get',
  cit: 'install-ci-test',
  it: 'install-test',
}

function dispatch(npm: Npm): void {
  if (npm.options.flags.has('workspace') || npm.options.flags.has('workspaces'))
    throw notModelledHere(npm.work, 'npm workspaces are not modelled')
  const command = ALIASES[npm.options.command] ?? npm.options.command
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
    case 'config':
    case 'config-set':
    case 'config-get':
      configCommand(npm, command)
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
