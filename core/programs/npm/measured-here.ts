/** Whether a measured build is of what this process would build: the same sources and arguments, nothing of its own in the environment, the locked packages. */
import type { BundleAnswer, Bundles } from '@/core/bundle/bundle.ts'
import { join } from '@/core/files/path.ts'
import { readText } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { measuredKey } from '../measured-build.ts'
import type { Work } from '../work.ts'
import { isInstalled } from './app-bundle.ts'
import { parseObject } from './parse-object.ts'

export type MeasuredBuild = Extract<BundleAnswer, { readonly kind: 'measured' }>

export function measuredHere(
  work: Work,
  args: readonly string[],
  bundles: Bundles,
  app: AppRecord | undefined,
): MeasuredBuild | undefined {
  if (![...bundles.values()].some(({ kind }) => kind === 'measured')) return undefined
  const { cwd, env } = work.process
  const build = args[0] === 'build' ? bundles.get(measuredKey(work.tree, cwd, args.slice(1)) ?? '') : undefined
  if (build?.kind !== 'measured' || !isPlain(env, app !== undefined)) return undefined
  return app === undefined || hasLocked(work, app) ? build : undefined
}

/** Set by images, shells and package managers everywhere. */
const USUAL =
  /^(?:PATH|HOME|HOSTNAME|PWD|OLDPWD|SHLVL|TERM|USER|LOGNAME|SHELL|NODE|NODE_VERSION|NODE_PATH|YARN_VERSION|INIT_CWD|COLOR|EDITOR|LANG|_|npm_.*|\w+_proxy|\w+_PROXY)$/

/** A configuration may read any variable; that of a recorded app reads those that Vite hands to the page. */
function isPlain(env: ReadonlyMap<string, string>, recorded: boolean): boolean {
  return [...env].every(([name, value]) => {
    if (name === 'NODE_ENV') return value === '' || value === 'production'
    return recorded ? !name.startsWith('VITE_') : USUAL.test(name)
  })
}

/** The packages the app asks for are there in the versions of its lockfile: the measured install took it, too. */
function hasLocked(work: Work, app: AppRecord): boolean {
  const { tree } = work
  const { cwd } = work.process
  const asked = parseObject(readText(tree, join(cwd, 'package.json')) ?? '')?.dependencies ?? {}
  const locked = parseObject(readText(tree, join(cwd, 'package-lock.json')) ?? '')?.packages as
    | Readonly<Record<string, { readonly version?: string }>>
    | undefined
  return Object.keys(asked).every((name) => {
    const version = locked?.[`node_modules/${name}`]?.version
    return version !== undefined && isInstalled({ tree, folder: cwd, app }, name, version)
  })
}
