/** Paths that are going to be written to somebody's disk: nothing may lie outside, on any system. */

const MOST_BYTES = 1024
const MOST_NAME_BYTES = 255
const MOST_DEPTH = 64

/** Why a path may not be written; undefined when it may. */
export function writtenPathProblem(path: string): string | undefined {
  if (path === '') return 'an empty path'
  if (hasControl(path)) return 'a control character in a path'
  if (path.includes('\\')) return `a backslash in ${path}`
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return `${path} is not relative to the workspace`
  const names = path.split('/')
  if (names.some((name) => name === '' || name === '.' || name === '..')) return `${path} leads out of the workspace`
  if (bytes(path) > MOST_BYTES || names.length > MOST_DEPTH || names.some((name) => bytes(name) > MOST_NAME_BYTES))
    return `${path.slice(0, 60)}… is too long`
  return undefined
}

/** Of all of them: a path given twice, or a file that is to be a folder too. */
export function writtenPathsProblem(paths: readonly string[]): string | undefined {
  const all = new Set<string>()
  for (const path of paths) {
    const problem = writtenPathProblem(path)
    if (problem !== undefined) return problem
    if (all.has(path)) return `${path} is given twice`
    all.add(path)
  }
  for (const path of paths) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      if (all.has(path.slice(0, at))) return `${path.slice(0, at)} is a file and a folder`
  }
  return undefined
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f')
}

function bytes(text: string): number {
  let count = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return count
}
