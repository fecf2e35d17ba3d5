/** A name for a new file, as it was typed: a path below the project that means the same file on every system. */
import { pathProblem } from '@/core/exporter/safe-path.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'

export type NamePlace =
  | { readonly kind: 'place'; readonly path: string }
  | { readonly kind: 'refused'; readonly why: string }

export function namePlace(typed: string, files: Files): NamePlace {
  const path = typed.trim().replace(/^\.\//, '')
  if (path === '') return refused('Type a name first.')
  const problem = path === '__proto__' ? 'the name means something else to JavaScript' : pathProblem(path)
  if (problem !== undefined) return refused(`This name cannot be used: ${problem}.`)
  if (Object.hasOwn(files, path)) return refused(`${path} is there already.`)
  if (Object.keys(files).some((other) => other.startsWith(`${path}/`))) return refused(`${path} is a folder.`)
  const above = path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'))
  const file = above.find((folder) => Object.hasOwn(files, folder))
  return file === undefined ? { kind: 'place', path } : refused(`${file} is a file, not a folder.`)
}

function refused(why: string): NamePlace {
  return { kind: 'refused', why }
}
