import { expect, test } from 'vitest'
import { treeOf } from '@/core/files/tree.ts'
import { encodeBase64 } from '@/core/images/encode-base64.ts'
import { buildInputs, inputsDigest, lockfileDigest, manifestDigest } from '@/core/images/record-digests.ts'

test('the manifest counts by its dependencies, not by its scripts, order or spacing', () => {
  const digest = manifestDigest('{"dependencies": {"a": "1", "b": "2"}}')
  expect(
    manifestDigest('{"scripts": {"x": "y"}, "dependencies": {"b": "2",\r\n "a": "1"}, "devDependencies": {}}'),
  ).toBe(digest)
  expect(manifestDigest('{"dependencies": {"a": "1", "b": "3"}}')).not.toBe(digest)
  expect(manifestDigest('{"devDependencies": {"a": "1", "b": "2"}}')).not.toBe(digest)
  expect(manifestDigest('{')).toBeUndefined()
  expect(manifestDigest('[]')).toBeUndefined()
})

test('DOS line ends make no other lockfile', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(lockfileDigest(bytes('{\r\n}\r\n'))).toBe(lockfileDigest(bytes('{\n}\n')))
})

test('inputs of a build are sources and public files, not tests and installed packages', () => {
  const files = {
    'src/a.js': '',
    'src/a.test.js': '',
    'public/x/y.txt': '',
    'node_modules/z/index.js': '',
    'index.html': '',
  }
  const tree = treeOf({ ...files, 'README.md': '', 'vite.config.js': '', '.env.production': '' })
  const expected = ['.env.production', 'index.html', 'public/x/y.txt', 'src/a.js', 'vite.config.js']
  expect(buildInputs(tree)).toEqual(expected)
  expect(buildInputs(treeOf({ 'app/src/a.js': '', 'app/package.json': '{}' }), '/app')).toEqual(['src/a.js'])
})

test('a missing or changed input is another build', () => {
  const tree = treeOf({ 'app/a': '1', 'app/b': '2' })
  const digest = inputsDigest(tree, ['b', 'a'], '/app')
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(inputsDigest(treeOf({ a: '1', b: '2' }), ['a', 'b'])).toBe(digest)
  expect(inputsDigest(treeOf({ a: '1', b: '3' }), ['a', 'b'])).not.toBe(digest)
  expect(inputsDigest(treeOf({ a: '1' }), ['a', 'b'])).toBeUndefined()
})

test.each(['', 'f', 'fo', 'foo', 'foob', 'ÿ\u0000€'])('encodes %j as base64', (text) => {
  expect(encodeBase64(new TextEncoder().encode(text))).toBe(Buffer.from(text).toString('base64'))
})
