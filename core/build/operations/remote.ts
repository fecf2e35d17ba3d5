/** Sources of ADD that lie elsewhere: addresses and git repositories. */

export function isHttpSource(source: string): boolean {
  return /^https?:\/\//.test(source) && !isGitSource(source)
}

/** As BuildKit tells them apart: an address that ends in `.git` (before any `#`), a git or ssh address. */
export function isGitSource(source: string): boolean {
  if (/^https?:\/\//.test(source)) return /\.git(?:[#?]|$)/.test(source)
  return /^(?:git|ssh):\/\//.test(source) || /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:/.test(source)
}

/** The name an address gives its file: the last part of its path. */
export function remoteName(address: string): string {
  const path = address.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/, '')
  const name = path.split('/').filter(Boolean).pop()
  return name === undefined || name === '.' ? '__unnamed__' : name
}
