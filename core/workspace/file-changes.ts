/** Differences between two states of the learner's files. */
import type { Patch } from './edit.ts'
import type { Files } from './lesson-files.ts'

/** Compares by content: the same text typed anew is no change. */
export function sameFiles(a: Files, b: Files): boolean {
  const paths = Object.keys(a)
  return (
    paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path] || sameFile(a[path], b[path]))
  )
}

function sameFile(a: Files[string] | undefined, b: Files[string] | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.text === b.text &&
    a.executable === b.executable &&
    a.encoding === b.encoding
  )
}

export function applied(files: Files, patch: Patch): Files {
  return Object.fromEntries(Object.entries({ ...files, ...patch }).filter(([, file]) => file !== null)) as Files
}

/** What has to be done to `before` to make it `after`. */
export function changes(before: Files, after: Files): Patch {
  const changed = Object.entries(after).filter(([path, file]) => !sameFile(before[path], file))
  const gone = Object.keys(before).filter((path) => !(path in after))
  return Object.fromEntries([...changed, ...gone.map((path) => [path, null] as const)])
}
