/** A source file of a React project that somebody would edit: what the check of the layer cache supposes to be changed. */

/** The likeliest first; a folder of a workspace may lie before each. */
const LIKELY = [
  /^(.*\/)?src\/App\.[jt]sx?$/,
  /^(.*\/)?(src\/)?app\/page\.[jt]sx?$/,
  /^(.*\/)?(src\/)?pages\/index\.[jt]sx?$/,
  /^(.*\/)?src\/(main|index)\.[jt]sx?$/,
  /^(.*\/)?(src|app|pages|components)\/.*\.[jt]sx?$/,
  /^[^/]+\.[jt]sx$/,
]

const TEST = /(\.(test|spec|stories)\.|(^|\/)__tests__\/|\.d\.ts$|(^|\/)node_modules\/)/

/** Undefined when no file looks like one. */
export function projectSource(paths: readonly string[]): string | undefined {
  const candidates = paths.filter((path) => !TEST.test(path)).sort((one, other) => depth(one) - depth(other))
  for (const pattern of LIKELY) {
    const found = candidates.find((path) => pattern.test(path))
    if (found !== undefined) return found
  }
  return undefined
}

function depth(path: string): number {
  return path.split('/').length
}
