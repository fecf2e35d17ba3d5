import { expect, test } from 'vitest'
import { filterContext } from '@/core/dockerignore/filter.ts'
import { findIgnoreFile } from '@/core/dockerignore/find.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import { readText, treeOf, walk } from '@/core/files/tree.ts'
import { CONTEXTS } from './contexts.mjs'
import recorded from './recorded-contexts.json'

interface Context {
  readonly name: string
  readonly ignore: string
  readonly files: readonly string[]
  readonly dockerfile?: string
  readonly beside?: string
}
type Answer = { readonly sent?: readonly string[]; readonly error?: string }

const answers = recorded.answers as Readonly<Record<string, Answer>>

function send({ ignore, files, dockerfile = 'Dockerfile', beside }: Context): Answer {
  const more = beside === undefined ? {} : { [`${dockerfile}.dockerignore`]: beside }
  const all = { ...Object.fromEntries(files.map((path) => [path, path])), '.dockerignore': ignore, ...more }
  const tree = treeOf({ ...all, [dockerfile]: 'FROM scratch\nCOPY . /\n' })
  const found = findIgnoreFile(tree, dockerfile)
  const parsed = parseIgnore(found === undefined ? '' : (readText(tree, found) ?? ''))
  if (parsed.error) return { error: parsed.error.message }
  const sent = [...walk(filterContext(tree, parsed.patterns))].filter(({ path }) => path !== '' && path !== '/')
  return {
    sent: sent.map(({ path, node }) => `${path.replace(/^\//, '')}${node.kind === 'directory' ? '/' : ''}`).sort(),
  }
}

/**
 * Where the recording Docker (20.10) is older than what the engine follows, moby/patternmatcher at 5a6d842 and
 * tonistiigi/fsutil at 020c217: what is sent more (+) and less (-) today, and why.
 */
const NEWER: Readonly<Record<string, { readonly because: string; readonly change: readonly string[] }>> = {
  'an exception before its folder': {
    because: 'an ignored folder is sent only when something below it is',
    change: ['-docs/'],
  },
  'an exception at any depth': {
    because: 'an exception with a wildcard has every folder looked into',
    change: ['src/', 'src/App.jsx', 'src/App.test.jsx', 'src/deep/', 'src/deep/er/', 'src/deep/er/x.test.jsx']
      .concat('src/deep/x.jsx')
      .map((path) => `+${path}`),
  },
  'letters of regular expressions': {
    because: 'plus, parentheses and bars are literal',
    change: ['-(e)', '-d+', '+dd', '+e', '+g'],
  },
  'two stars in a name': { because: 'two stars in front match by the end of the path', change: ['-yz'] },
  'a caret': { because: 'a pattern without wildcards is compared as text', change: ['-^c', '+c'] },
}

function today(name: string, sent: readonly string[]): readonly string[] {
  const change = NEWER[name]?.change ?? []
  const gone = new Set(change.filter((path) => path.startsWith('-')).map((path) => path.slice(1)))
  const come = change.filter((path) => path.startsWith('+')).map((path) => path.slice(1))
  return [...sent.filter((path) => !gone.has(path)), ...come].sort()
}

test.each(CONTEXTS as Context[])('sends what Docker sends: $name', (context) => {
  const expected = answers[context.name]!
  const actual = send(context)
  if (expected.error === undefined) expect(actual.sent).toEqual(today(context.name, expected.sent!))
  else expect(expected.error).toContain(actual.error ?? 'an error')
})

test('leaves a tree without an ignored path as the same object', () => {
  const tree = treeOf({ 'src/App.jsx': '', 'package.json': '{}' })
  expect(filterContext(tree, parseIgnore('node_modules\nbuild\n').patterns)).toBe(tree)
})
