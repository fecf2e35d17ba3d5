import { expect, test } from 'vitest'
import { caseObjection } from '@/platform/cli/verbs/nginx-case.ts'

test('a document that is no case is refused in words', () => {
  expect(caseObjection([])).toContain('a case is an object')
  expect(caseObjection({ conf: 5 })).toBe('"conf" must be a text')
  expect(caseObjection({ files: { 'a.js': 1 } })).toContain('"files"')
  expect(caseObjection({ conf: '', requests: ['/', { p: '/' }] })).toBe('request 2 has no "path"')
  expect(caseObjection({ conf: null, nginxConf: 'x', requests: [{ path: '/' }], mtime: 1, other: 1 })).toBeUndefined()
})
