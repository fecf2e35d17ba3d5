import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterContext } from '@/core/dockerignore/filter.ts'
import { isIgnored } from '@/core/dockerignore/match.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import { lookup, treeOf, walk } from '@/core/files/tree.ts'

const line = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'b', '/', '*', '?', '!', '[', ']', '^', '-', '\\', '.', ' ', '#'),
    maxLength: 8,
  }),
  fc.string({ maxLength: 12 }),
)
const ignore = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'))
const tree = treeOf({ a: '', 'b/a': '', 'b/b': '', 'b/ab/a': '', '.a': '', 'ab/b/a/b': '' })

test('reading and matching never throw', () => {
  fc.assert(
    fc.property(ignore, fc.string(), (text, path) => {
      isIgnored(parseIgnore(text).patterns, path)
    }),
    { numRuns: 2000, seed: 1 },
  )
})

test('a file is in the context exactly when it is not ignored', () => {
  fc.assert(
    fc.property(ignore, (text) => {
      const { patterns } = parseIgnore(text)
      const context = filterContext(tree, patterns)
      const plain = patterns.every(({ exception, pattern }) => !exception || !/[*[\]?^\\]/.test(pattern))
      for (const { path, node } of walk(tree)) {
        if (node.kind === 'directory') continue
        const sent = lookup(context, path).kind === 'found'
        // Below a pruned folder nothing comes back, whatever a plain exception elsewhere would say of it.
        if (sent) expect(isIgnored(patterns, path)).toBe(false)
        else if (!plain) expect(isIgnored(patterns, path)).toBe(true)
      }
    }),
    { numRuns: 1000, seed: 2 },
  )
})
