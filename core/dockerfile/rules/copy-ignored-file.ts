import { heredocMark } from '../heredoc.ts'
import type { Instruction, Word } from '../syntax.ts'
import { dockerCheck } from './rule.ts'

export const copyIgnoredFile = dockerCheck({
  name: 'CopyIgnoredFile',
  help: 'The .dockerignore keeps this file out of the build context, so it cannot be copied. Change the pattern or the COPY.',
  *check({ visits, options }) {
    const patterns = options.ignorePatterns ?? []
    // With an exception (`!`) BuildKit does not try to tell.
    if (patterns.length === 0 || patterns.some((pattern) => pattern.startsWith('!'))) return
    for (const { instruction, expanded, place } of visits) {
      for (const source of contextSources(instruction, expanded)) {
        const path = cleaned(source.text)
        if (!isIgnored(path, patterns, options.ignore)) continue
        const what = instruction.keyword === 'ADD' ? 'Add' : 'Copy'
        const message = `Attempting to ${what} file "${path}" that is excluded by .dockerignore`
        yield { message, place, range: place === instruction ? source.range : undefined }
      }
    }
  },
})

const EVERYTHING = new Set(['*', '**', '**/*'])

/** `.` and absolute sources have no name that a pattern could match, but for those that match anything. */
function isIgnored(path: string, patterns: readonly string[], ignore: ((path: string) => boolean) | undefined) {
  if (path === '.' || path.startsWith('/')) return patterns.some((pattern) => EVERYTHING.has(pattern))
  return ignore?.(path) ?? false
}

function contextSources(written: Instruction, expanded: Instruction): readonly Word[] {
  if (written.keyword !== 'COPY' && written.keyword !== 'ADD') return []
  if (written.flags.some((flag) => flag.name === 'from' && flag.value !== '')) return []
  return expanded.args.slice(0, -1).filter((word) => {
    const isHeredoc = heredocMark(word.text) !== undefined
    return !isHeredoc && !/^(?:https?|git|ssh):\/\/|^git@/.test(word.text)
  })
}

/** Go's filepath.Clean. */
function cleaned(path: string): string {
  const parts: string[] = []
  const rooted = path.startsWith('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!rooted) parts.push(part)
  }
  const clean = (rooted ? '/' : '') + parts.join('/')
  return clean === '' ? '.' : clean
}
