/** npm cache, config, set and get. */
import { join } from '@/core/files/path.ts'
import { file, readText } from '@/core/files/tree.ts'
import { notModelledHere } from '../work.ts'
import { type Npm, npmError, npmWarn } from './npm-work.ts'

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
  const cache = join(npm.work.process.user.home, '.npm/_cacache')
  if (npm.work.look(cache) !== undefined) npm.work.remove(cache)
}

/** `npm config set key value`, `npm config set key=value`, `npm set …`: lines of ~/.npmrc. */
export function configCommand(npm: Npm, command: string): void {
  const [first, ...rest] = npm.options.args
  const action = command === 'config' ? first : command.slice('config-'.length)
  const words = command === 'config' ? rest : npm.options.args
  if (action !== 'set') throw notModelledHere(npm.work, `npm config ${action ?? ''} is not modelled`)
  const pairs =
    words.length === 2 && !words[0]!.includes('=') ? [[words[0]!, words[1]!] as const] : words.map(splitPair)
  const path = join(npm.work.process.user.home, '.npmrc')
  const before = (readText(npm.work.tree, path) ?? '')
    .split('\n')
    .filter((line) => line !== '' && !pairs.some(([key]) => line.startsWith(`${key}=`)))
  const text = [...before, ...pairs.map(([key, value]) => `${key}=${value}`), ''].join('\n')
  npm.work.put(path, file(text, { mode: 0o644, ...npm.work.owner() }))
}

function splitPair(word: string): readonly [string, string] {
  const equals = word.indexOf('=')
  return equals < 0 ? [word, ''] : [word.slice(0, equals), word.slice(equals + 1)]
}
