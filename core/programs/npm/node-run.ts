/** `node --run build`, since Node 22: a script of the nearest package.json, without its `pre` and `post`. */
import { join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import type { BaseImage } from '@/core/images/image.ts'
import { isOlder, nodeVersionOf } from '@/core/images/node-version.ts'
import { manifestText } from '../manifest-text.ts'
import { CannotTell, Quit, type Work } from '../work.ts'
import { foldersUp } from './package-folders.ts'
import { parseObject } from './parse-object.ts'

/** Undefined: node was called otherwise. */
export function runOfNode(args: readonly string[]): readonly string[] | undefined {
  const [first = '', ...rest] = args
  if (first === '--run') return rest
  return first.startsWith('--run=') ? [first.slice('--run='.length), ...rest] : undefined
}

export function nodeRun(work: Work, base: BaseImage | undefined, [name = '', ...rest]: readonly string[]): void {
  const version = nodeVersionOf(base)
  if (version !== undefined && isOlder(version, [22])) throw ended(work, 'node: bad option: --run', 9)
  const home = foldersUp(work.process.cwd).find((one) => lookup(work.tree, join(one, 'package.json')).kind !== 'absent')
  if (home === undefined) throw ended(work, `Can't find package.json for directory ${work.process.cwd}`, 1)
  const path = join(home, 'package.json')
  const text = manifestText(work.tree, home)
  if (text === undefined) throw new CannotTell(`what ${path} holds is not known`)
  const script = (parseObject(text)?.scripts as Readonly<Record<string, unknown>> | undefined)?.[name]
  if (typeof script !== 'string') throw ended(work, `Missing script: "${name}" for ${path}`, 1)
  work.code = runIn(work, home, path, name, [script, ...rest.filter((word) => word !== '--').map(quoted)].join(' '))
}

function runIn(work: Work, home: string, path: string, name: string, script: string): number {
  const { process } = work
  const bins = foldersUp(home).map((folder) => join(folder, 'node_modules/.bin'))
  const env = new Map(process.env)
    .set('PATH', [...bins, process.env.get('PATH') ?? '/usr/local/bin:/usr/bin:/bin'].join(':'))
    .set('NODE_RUN_SCRIPT_NAME', name)
    .set('NODE_RUN_PACKAGE_JSON_PATH', path)
  return work.took(work.host.script(script, { ...process, argv: ['sh'], env, cwd: home, tree: work.tree }))
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`
}

function ended(work: Work, line: string, code: number): Quit {
  work.written.push({ fd: 2, text: `${line}\n` })
  return new Quit(code)
}
