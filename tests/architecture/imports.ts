/** Reads the imports of the project's own sources. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { arrowProblem, packageProblem } from './arrows.ts'

export interface Source {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly text: string
}

export interface Violation {
  readonly path: string
  readonly specifier: string
  readonly problem: string
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.tsx?)['"]/g

export function sourcesOf(project: string, rooms: readonly string[]): readonly Source[] {
  return rooms
    .flatMap((room) => [...filesBelow(join(project, room))])
    .map((path) => ({
      path: relative(project, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }))
}

export function specifiersOf(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3]!)
}

/** A path relative to the project for imports of our own, undefined for packages. */
export function targetOf(source: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? posix.join(dirname(source), specifier) : undefined
}

export function violationsOf(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap(({ path, text }) =>
    specifiersOf(text).flatMap((specifier) => {
      const target = targetOf(path, specifier)
      const problem = target === undefined ? packageProblem(path, packageName(specifier)) : arrowProblem(path, target)
      return problem === undefined ? [] : [{ path, specifier, problem }]
    }),
  )
}

/** Import cycles, each as the files on it. */
export function cyclesOf(sources: readonly Source[]): readonly (readonly string[])[] {
  const edges = new Map(sources.map(({ path, text }) => [path, valueTargets(path, text)]))
  const state = new Map<string, 'open' | 'done'>()
  const way: string[] = []
  const cycles: string[][] = []
  const visit = (path: string): void => {
    if (state.get(path) === 'open') cycles.push(way.slice(way.indexOf(path)))
    if (state.has(path)) return
    state.set(path, 'open')
    way.push(path)
    for (const next of edges.get(path) ?? []) if (edges.has(next)) visit(next)
    way.pop()
    state.set(path, 'done')
  }
  for (const { path } of sources) visit(path)
  return cycles
}

/** Imports of types vanish when compiled: they make no cycle at run time. */
function valueTargets(path: string, text: string): readonly string[] {
  const withoutTypes = text.replace(/(?:^|\n)\s*(?:import|export) type\b[^'"]*from\s*['"][^'"]+['"]/g, '')
  return specifiersOf(withoutTypes).flatMap((specifier) => targetOf(path, specifier) ?? [])
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (/\.(ts|tsx|mjs)$/.test(entry.name)) yield path
  }
}
