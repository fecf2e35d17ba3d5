import { expect, test } from 'vitest'
import { canonicalName, familiarName, nameProblem, splitTag } from '@/core/terminal/image-name.ts'

test.each([
  ['react-b', 'react-b:latest'],
  ['docker.io/library/react-b:1', 'react-b:1'],
  ['someone/app', 'someone/app:latest'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
])('%s is familiar as %s', (text, name) => {
  expect(familiarName(text)).toBe(name)
})

test('the canonical name holds registry, library and tag', () => {
  expect(canonicalName('react-b')).toBe('docker.io/library/react-b:latest')
})

test('a registry’s port is no tag', () => {
  expect(splitTag('localhost:5000/app:2')).toEqual({ repository: 'localhost:5000/app', tag: '2' })
  expect(splitTag('localhost:5000/app')).toEqual({ repository: 'localhost:5000/app', tag: 'latest' })
})

test('capitals are a problem and named', () => {
  expect(nameProblem('React-B')).toBe('invalid reference format: repository name (library/React-B) must be lowercase')
  expect(nameProblem('react-b')).toBeUndefined()
})
