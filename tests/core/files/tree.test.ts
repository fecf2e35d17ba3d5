import { expect, test } from 'vitest'
import { diff } from '@/core/files/diff.ts'
import { digestNode } from '@/core/files/digest.ts'
import { doubtAll } from '@/core/files/doubt.ts'
import {
  directory,
  EMPTY_TREE,
  file,
  link,
  lookup,
  makeDirectory,
  put,
  readText,
  remove,
  treeOf,
  walk,
} from '@/core/files/tree.ts'
import { weigh } from '@/core/files/weigh.ts'

test('a path that was put is found, and its parents exist', () => {
  const tree = treeOf({ 'src/App.jsx': 'app' })
  expect(readText(tree, '/src/App.jsx')).toBe('app')
  expect(lookup(tree, 'src')).toMatchObject({ kind: 'found', path: '/src' })
})

test('putting a file leaves the earlier tree as it was', () => {
  const before = treeOf({ a: '1' })
  const after = put(before, '/a', file('2'))
  expect([readText(before, 'a'), readText(after, 'a')]).toEqual(['1', '2'])
})

test('a missing path is absent in a tree that is known whole', () => {
  expect(lookup(EMPTY_TREE, '/nope').kind).toBe('absent')
})

test('a missing path is unknown below a folder that is known in part', () => {
  const tree = put(EMPTY_TREE, '/usr', { ...directory(), partial: 'a base image' })
  expect(lookup(tree, '/usr/bin/x')).toEqual({ kind: 'unknown', why: 'a base image' })
})

test('a folder made below one that is known in part is known in part as well', () => {
  const tree = put(EMPTY_TREE, '/usr', { ...directory(), partial: 'a base image' })
  expect(lookup(put(tree, '/usr/share/x', file('')), '/usr/share/other').kind).toBe('unknown')
  expect(lookup(makeDirectory(tree, '/usr/lib'), '/usr/lib/other').kind).toBe('unknown')
})

test('links are followed on the way and at the end, unless asked not to', () => {
  const tree = treeOf({ 'var/run': link('/run'), 'run/nginx.pid': '1' })
  expect(readText(tree, '/var/run/nginx.pid')).toBe('1')
  expect(lookup(tree, '/var/run', { follow: false })).toMatchObject({ node: { kind: 'link' } })
  expect(lookup(tree, '/var/run')).toMatchObject({ kind: 'found', path: '/run' })
})

test('a relative link with .. is resolved from where it lies', () => {
  const tree = treeOf({ 'usr/local/bin/npm': link('../lib/npm.js'), 'usr/local/lib/npm.js': 'x' })
  expect(readText(tree, '/usr/local/bin/npm')).toBe('x')
})

test('a ring of links is absent instead of endless', () => {
  expect(lookup(treeOf({ a: link('/b'), b: link('/a') }), '/a').kind).toBe('absent')
})

test('writing through a linked folder writes where the link points', () => {
  const tree = put(treeOf({ 'var/run': link('/run'), 'run/x': '' }), '/var/run/pid', file('7'))
  expect(readText(tree, '/run/pid')).toBe('7')
})

test('removing a link keeps what it points at', () => {
  const tree = remove(treeOf({ a: link('/b'), b: 'x' }), '/a')
  expect([lookup(tree, '/a').kind, readText(tree, '/b')]).toEqual(['absent', 'x'])
})

test('a doubted file is unknown until it is written again', () => {
  const doubted = doubtAll(treeOf({ 'etc/a': '1' }), 'RUN ./configure')
  expect(lookup(doubted, '/etc/a')).toEqual({ kind: 'unknown', why: 'RUN ./configure' })
  expect(lookup(doubted, '/etc/b').kind).toBe('unknown')
  expect(readText(put(doubted, '/etc/a', file('2')), '/etc/a')).toBe('2')
})

test('walking lists parents before children and names in order', () => {
  expect([...walk(treeOf({ 'b/c': '', a: '' }))].map((each) => each.path)).toEqual(['/a', '/b', '/b/c'])
})

test('a difference names what was added, changed and removed, and nothing below an added folder', () => {
  const before = treeOf({ keep: '1', gone: '2', 'd/x': '3' })
  const after = put(put(remove(before, '/gone'), '/d/x', file('4')), '/new/deep', file('5'))
  expect(diff(before, after).map((change) => `${change.kind} ${change.path}`)).toEqual([
    'changed /d/x',
    'added /new',
    'removed /gone',
  ])
})

test('equal trees have equal digests whatever the order they were written in, and modes count', () => {
  expect(digestNode(treeOf({ a: '1', b: '2' }).root)).toBe(digestNode(treeOf({ b: '2', a: '1' }).root))
  expect(digestNode(file('x'))).not.toBe(digestNode(file('x', { mode: 0o755 })))
})

test('weighing adds known bytes and counts what is not known', () => {
  const tree = treeOf({ a: 'four', b: file({ kind: 'unknown', why: 'test' }) })
  expect(weigh(tree.root)).toEqual({ bytes: 4, files: 2, unknown: 1 })
})
