/** Small programs that scripts of package.json are written with: they call others, or remove folders. */
import { lookup } from '@/core/files/tree.ts'
import type { Program } from '@/core/shell/process.ts'
import { notModelledHere, program, type Work } from '../work.ts'

/** `cross-env NAME=value… command`. */
const crossEnv = program('cross-env', (work, args) => {
  const first = args.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg))
  if (first < 0) return
  const env = new Map(work.process.env)
  for (const arg of args.slice(0, first)) env.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1))
  work.code = work.took(work.host.run({ ...work.process, env, argv: args.slice(first), tree: work.tree }))
})

/** `rimraf` and `del-cli`: as `rm -rf`. */
const rimraf = program('rimraf', (work, args) => {
  const paths = args.filter((arg) => !arg.startsWith('-'))
  if (paths.some((path) => /[*?[{]/.test(path))) throw notModelledHere(work, 'patterns of rimraf are not modelled')
  work.code = work.took(work.host.run({ ...work.process, argv: ['rm', '-rf', ...paths], tree: work.tree }))
})

/** `run-s a b`: one script after the other, as `npm run` would. */
const runSeries = program('run-s', (work, args) => {
  const names = args.filter((arg) => !arg.startsWith('-'))
  if (names.length < args.length || names.some((name) => /[*:]/.test(name.replace(/\w:\w/g, ''))))
    throw notModelledHere(work, `run-s ${args.join(' ')} is not modelled`)
  for (const name of names) {
    work.code = runScript(work, name)
    if (work.code !== 0) return
  }
})

function runScript(work: Work, name: string): number {
  return work.took(work.host.run({ ...work.process, argv: ['npm', 'run', name], tree: work.tree }))
}

/** Without a git repository husky says so and exits with 0. */
const husky = program('husky', (work) => {
  if (lookup(work.tree, work.path('.git')).kind !== 'absent')
    throw notModelledHere(work, 'what husky writes into a git repository is not modelled')
  work.out("husky - .git can't be found\n")
})

/** By the name of the program. */
export const SCRIPT_TOOLS: ReadonlyMap<string, Program> = new Map([
  ['cross-env', crossEnv],
  ['rimraf', rimraf],
  ['run-s', runSeries],
  ['husky', husky],
])
