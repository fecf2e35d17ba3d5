/** npm cache, config, set and get. */
import { join } from '@/core/files/path.ts'
import { file, lookup, put, readText } from '@/core/files/tree.ts'
import { notModelledHere } from '../work.ts'
import { cacheOf } from './downloads.ts'
import { setting } from './npm-options.ts'
import { type Npm, npmError, npmWarn } from './npm-work.ts'
import { GLOBAL_FILE, userFile } from './npmrc.ts'
import { mayMake } from './open-folder.ts'

export function cacheCommand(npm: Npm): void {
  const [what] = npm.options.args
  if (what !== 'clean' && what !== 'clear' && what !== 'rm' && what !== 'verify')
    throw notModelledHere(npm.work, `npm cache ${what ?? ''} is not modelled`)
  if (what === 'verify') return
  if (!npm.options.flags.has('force')) {
    throw npmError(npm, [
      'As of npm@5, the npm cache self-heals from corruption issues',
      "If you're sure you want to delete the entire cache, rerun this command",
      'with --force.',
    ])
  }
  npmWarn(npm, 'using --force Recommended protections disabled.')
  const cache = join(cacheOf(npm), '_cacache')
  if (lookup(npm.work.tree, cache).kind === 'found') npm.work.remove(cache)
}

/** `npm config set key value`, `npm config set key=value`, `npm set …`, `npm config delete key`: lines of an .npmrc. */
export function configCommand(npm: Npm, command: string): void {
  const [first, ...rest] = npm.options.args
  const action = command === 'config' ? first : command.slice('config-'.length)
  const words = [...(command === 'config' ? rest : npm.options.args), ...npm.options.passed]
  switch (action) {
    case 'set':
      writeLines(
        npm,
        words.length === 2 && !words[0]!.includes('=') ? [[words[0]!, words[1]!]] : words.map(splitPair),
        [],
      )
      return
    case 'delete':
    case 'rm':
    case 'del':
      writeLines(npm, [], words)
      return
    default:
      throw notModelledHere(npm.work, `npm config ${action ?? ''} is not modelled`)
  }
}

/** The other lines stay as they are. */
function writeLines(npm: Npm, pairs: readonly (readonly [string, string])[], removed: readonly string[]): void {
  const path = fileOf(npm)
  const gone = new Set([...pairs.map(([key]) => key), ...removed])
  const before = (readText(npm.work.tree, path) ?? '')
    .split('\n')
    .filter((line) => line !== '' && !gone.has(line.slice(0, line.indexOf('=')).trim()))
  const text = [...before, ...pairs.map(([key, value]) => `${key}=${value}`), ''].join('\n')
  if (!mayMake(npm.work, path)) throw npmError(npm, ['code EACCES', 'syscall open', `path ${path}`], 243)
  npm.work.tree = put(npm.work.tree, path, file(text, { mode: 0o644, ...npm.work.owner() }))
}

function fileOf(npm: Npm): string {
  const location = setting('location', npm.options.flags, npm.options.config)
  if (location === 'global' || npm.options.flags.has('global')) return GLOBAL_FILE
  return location === 'project' ? join(npm.root, '.npmrc') : userFile(npm.work)
}

function splitPair(word: string): readonly [string, string] {
  const equals = word.indexOf('=')
  return equals < 0 ? [word, ''] : [word.slice(0, equals), word.slice(equals + 1)]
}
