/** Which part may import which: the house's arrows, in one place. Lint and the architecture test both follow them. */

/** Parts of core from the bottom up; a part may import those of earlier rows, and in its own row those to its left. */
export const CORE_ROWS: readonly (readonly string[])[] = [
  ['text', 'files', 'bundle', 'runtime'],
  ['shell', 'dockerignore', 'nginx', 'images', 'dockerfile', 'workspace', 'room'],
  ['programs'],
  ['build', 'container', 'exporter'],
  ['terminal'],
  ['checks'],
  ['lessons'],
  ['engine', 'search'],
]

/** npm packages core may use: pure, no DOM, no Node, no clock. Nothing else. */
export const PURE_PACKAGES: readonly string[] = [
  '@noble/hashes',
  'diff',
  'fflate',
  'ignore',
  'mdast-util-to-string',
  'minisearch',
  'rehype-stringify',
  'remark-directive',
  'remark-gfm',
  'remark-parse',
  'remark-rehype',
  'unified',
  'unist-util-visit',
  'yaml',
  'zod',
]

/** Top-level rooms and the rooms they may import. `app` reaches platform only in `_wiring`. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  platform: ['core', 'platform'],
  components: ['core', 'components'],
  app: ['core', 'components', 'app'],
  bin: [],
}

/** Why `target` may not be imported by `source` (both relative to the project), or undefined when it may. */
export function arrowProblem(source: string, target: string): string | undefined {
  const from = source.split('/')
  const to = target.split('/')
  const room = from[0]!
  const allowed = ROOMS[room]
  if (allowed === undefined) return undefined
  const wiring = room === 'app' && from[1] === '_wiring'
  if (!allowed.includes(to[0]!) && !(wiring && to[0] === 'platform')) return `${room} may not import ${to[0]}`
  return room === 'core' ? coreProblem(from, to) : undefined
}

export function packageProblem(source: string, name: string): string | undefined {
  if (source.startsWith('core/') && !PURE_PACKAGES.includes(name)) return `core may not import the package ${name}`
  if (source.startsWith('components/') && name.startsWith('node:')) return `components may not import ${name}`
  return undefined
}

function coreProblem(from: readonly string[], to: readonly string[]): string | undefined {
  const [, source, target] = [0, from[1]!, to[1]!]
  if (source === target) return undefined
  if (to.length > 3 && !to[2]!.startsWith('facts')) return `core/${target}/${to[2]} is that part's own`
  const sourceRow = CORE_ROWS.findIndex((row) => row.includes(source))
  const targetRow = CORE_ROWS.findIndex((row) => row.includes(target))
  if (sourceRow < 0 || targetRow < 0) return `core/${sourceRow < 0 ? source : target} is not in the list of parts`
  if (targetRow > sourceRow) return `core/${source} lies below core/${target}`
  const row = CORE_ROWS[sourceRow]!
  if (targetRow === sourceRow && row.indexOf(target) > row.indexOf(source))
    return `core/${source} lies left of core/${target}`
  return undefined
}
