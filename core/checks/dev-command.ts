/** Whether an image's command is, in effect, the app's development server, however it is spelled. */
import type { ImageConfig } from '@/core/images/image.ts'
import type { Manifest } from './app.ts'

/** ENTRYPOINT and CMD in one list, as `docker run` without a command starts them. */
export function argvOf(config: ImageConfig): readonly string[] {
  return [...(config.entrypoint ?? []), ...(config.cmd ?? [])]
}

export function isDevServer(argv: readonly string[], scripts: Manifest['scripts'], depth = 0): boolean {
  const [program = '', ...rest] = unwrapped(argv)
  if (depth > 4 || program === '') return false
  const name = program.slice(program.lastIndexOf('/') + 1)
  if (isShell(name)) return commandsOf(scriptText(rest)).some((words) => isDevServer(words, scripts, depth + 1))
  if (/^(npm|yarn|pnpm)$/.test(name)) return managerStarts(name, rest, scripts, depth)
  if (/^(npx|bunx|pnpx)$/.test(name)) return isDevServer(withoutOptions(rest), scripts, depth + 1)
  if (name === 'node') return isDevServer(withoutOptions(rest), scripts, depth + 1)
  const [command = ''] = withoutOptions(rest)
  if (/^vite(\.js)?$/.test(name)) return !/^(build|preview|optimize)$/.test(command)
  return OTHERS.some(([tool, serves]) => tool.test(name) && serves.test(command))
}

/** Development servers of a project of one's own: the program, and the command that makes it serve. */
const OTHERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(react-scripts|craco|react-app-rewired)$/, /^start$/],
  [/^(next|astro|rsbuild|react-router)$/, /^dev$/],
  [/^gatsby$/, /^develop$/],
  [/^webpack$/, /^(serve|server|s)$/],
  [/^webpack-dev-server$/, /^/],
]

/** The node image's entrypoint runs what follows it; `exec`, `env` and variables in front change nothing here. */
function unwrapped(argv: readonly string[]): readonly string[] {
  const [first = '', ...rest] = argv
  if (/(^|\/)(docker-entrypoint\.sh|exec|env|tini|dumb-init)$/.test(first) || /^\w+=/.test(first) || first === '--') {
    return unwrapped(rest)
  }
  return argv
}

function isShell(name: string): boolean {
  return /^(sh|ash|bash|dash)$/.test(name)
}

function scriptText(rest: readonly string[]): string {
  const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word))
  return at < 0 ? '' : (rest[at + 1] ?? '')
}

/** Good enough to see which programs a line names: quotes and expansions matter little for that. */
function commandsOf(script: string): readonly (readonly string[])[] {
  return script.split(/&&|\|\||[;\n|&]/).map((part) =>
    part
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/["']/g, '')),
  )
}

function managerStarts(name: string, rest: readonly string[], scripts: Manifest['scripts'], depth: number): boolean {
  const [verb = '', script = ''] = withoutOptions(rest)
  if (/^(run|run-script)$/.test(verb)) return scriptStarts(scripts[script], scripts, depth)
  if (verb === 'exec' || verb === 'x') return isDevServer(withoutOptions(rest).slice(1), scripts, depth + 1)
  if (verb === 'start') return scriptStarts(scripts.start, scripts, depth)
  return name !== 'npm' && scriptStarts(scripts[verb], scripts, depth)
}

function scriptStarts(text: string | undefined, scripts: Manifest['scripts'], depth: number): boolean {
  return text !== undefined && isDevServer(['sh', '-c', text], scripts, depth + 1)
}

function withoutOptions(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, index) => !word.startsWith('-') && !/^(--prefix|--loglevel|--cwd|-C)$/.test(words[index - 1] ?? ''),
  )
}
