/** What npm says to a command it does not have, with what may have been meant: npm/cli lib/utils/did-you-mean.js. */

import { join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { editDistance } from '@/core/text/edit-distance.ts'
import { manifestText } from '../manifest-text.ts'
import { Quit } from '../work.ts'
import { COMMANDS } from './npm-commands.ts'
import type { Npm } from './npm-work.ts'
import { parseObject } from './parse-object.ts'

/** As many suggestions as npm makes. */
const MOST = 3

/** `npm x` suggests these itself. */
const OWN_SCRIPTS = ['stop', 'start', 'test', 'restart']

export function unknownCommand(npm: Npm, major: number | undefined): Quit {
  const { command } = npm.options
  const best = suggestions(npm, command, major).slice(0, MOST)
  const heading = `\n\nDid you mean ${best.length === 1 ? 'this' : 'one of these'}?\n`
  const meant = best.length === 0 ? '' : `\n${heading}${best.map((line) => `  npm ${line}`).join('\n')}`
  const text = `Unknown command: "${command}"${meant}\n${meant === '' ? '\n' : ''}To see a list of supported npm commands, run:\n  npm help\n`
  npm.work.written.push({ fd: 2, text })
  return new Quit(1)
}

function suggestions(npm: Npm, word: string, major: number | undefined): readonly string[] {
  const close = (name: string): boolean => editDistance(word, name) < word.length * 0.4
  const commands = COMMANDS.filter(([, , only]) => only === undefined || only === (major ?? 10))
    .map(([name, words]) => [name === 'run' && major !== 11 ? 'run-script' : name, words] as const)
    .filter(([name]) => close(name))
    .map(([name, words]) => `${name} # ${words}`)
  const manifest = manifestOf(npm)
  const scripts = namesOf(manifest.scripts)
    .filter((name) => close(name) && !OWN_SCRIPTS.includes(name))
    .map((name) => `run ${name} # run the "${name}" package script`)
  const programs = namesOf(manifest.bin)
    .filter(close)
    .map((name) => `exec ${name} # run the "${name}" command from either this or a remote npm package`)
  return [...commands, ...scripts, ...programs]
}

function namesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

/** A package.json that is missing or no JSON suggests nothing. */
function manifestOf(npm: Npm): Readonly<Record<string, unknown>> {
  if (lookup(npm.work.tree, join(npm.root, 'package.json')).kind !== 'found') return {}
  return parseObject(manifestText(npm.work.tree, npm.root) ?? '') ?? {}
}
