/** Lines of .npmrc files: the app's, the user's, and the one of the whole machine. */
import { join } from '@/core/files/path.ts'
import { readText } from '@/core/files/tree.ts'
import type { Work } from '../work.ts'

/** By key, the app's own file first. A file whose text is not known (a secret, say) is taken to set nothing but access. */
export function npmrcLines(work: Pick<Work, 'tree' | 'process'>, root: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const path of [userFile(work), join(root, '.npmrc')].reverse().concat(GLOBAL_FILE))
    for (const [key, value] of readLines(readText(work.tree, path) ?? '', work.process.env))
      if (!lines.has(key)) lines.set(key, value)
  return lines
}

/** Where `npm config set --location=global` writes in the images of Node. */
export const GLOBAL_FILE = '/usr/local/etc/npmrc'

export function userFile(work: Pick<Work, 'process'>): string {
  const { env, user } = work.process
  return (
    env.get('npm_config_userconfig') ?? env.get('NPM_CONFIG_USERCONFIG') ?? join(env.get('HOME') ?? user.home, '.npmrc')
  )
}

/** As ini: `key = value`, `key[] = value` once for each value; `${NAME}` is the environment's. */
function readLines(text: string, env: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Za-z][\w-]*)(\[\])?\s*(?:=\s*(.*?)\s*)?$/.exec(line)
    if (match === null) continue
    const [, key = '', list, written = 'true'] = match
    const value = written
      .replace(/^(["'])(.*)\1$/, '$2')
      .replace(/\$\{(\w+)\}/g, (all, name: string) => env.get(name) ?? all)
    const before = lines.get(key)
    lines.set(key, list !== undefined && before !== undefined ? `${before},${value}` : value)
  }
  return lines
}
