/** Slash paths, as POSIX reads them. Pure text: nothing here looks at files. */

/** The parts of a path without empty ones and `.`; `..` is kept. */
export function segments(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.')
}

/** The newest path that `resolve` made: a folder in a folder in a folder is not cleaned from the root at every step. */
let newest = '/'

/** Cleans a path: `//`, `.` and `..` go; an absolute path never climbs above `/`; the empty path is `.`. */
export function normalize(path: string): string {
  return path === newest || CLEAN.test(path) ? path : cleaned(path)
}

/** Absolute, and nothing to take away. */
const CLEAN = /^(?:\/(?!\.{0,2}(?:\/|$))[^/]*)+$/

function cleaned(path: string): string {
  const absolute = path.startsWith('/')
  const kept: string[] = []
  for (const part of segments(path)) {
    if (part !== '..') kept.push(part)
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop()
    else if (!absolute) kept.push('..')
  }
  const joined = kept.join('/')
  return absolute ? `/${joined}` : joined || '.'
}

export function join(...parts: readonly string[]): string {
  return normalize(parts.filter((part) => part !== '').join('/'))
}

/** `path` seen from `cwd`: absolute paths stand for themselves. */
export function resolve(cwd: string, path: string): string {
  if (path.startsWith('/')) return normalize(path)
  const below = segments(path)
  const isBelow = cwd === newest && !below.includes('..')
  const made = isBelow ? [cwd === '/' ? '' : cwd, ...below].join('/') || '/' : cleaned(`${cwd}/${path}`)
  if (made.startsWith('/')) newest = made
  return made
}

export function dirname(path: string): string {
  const clean = normalize(path)
  const slash = clean.lastIndexOf('/')
  if (slash < 0) return '.'
  return slash === 0 ? '/' : clean.slice(0, slash)
}

export function basename(path: string): string {
  const clean = normalize(path)
  return clean.slice(clean.lastIndexOf('/') + 1)
}

/** `path` without the leading `folder`, or undefined when it does not lie in it. The folder itself gives ''. */
export function relativeTo(folder: string, path: string): string | undefined {
  const base = normalize(folder)
  const clean = normalize(path)
  if (clean === base) return ''
  const prefix = base === '/' ? '/' : `${base}/`
  return clean.startsWith(prefix) ? clean.slice(prefix.length) : undefined
}
