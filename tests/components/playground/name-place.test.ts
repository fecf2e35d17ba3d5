import { expect, test } from 'vitest'
import { namePlace } from '@/components/playground/name-place.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'

const file = { text: '', encoding: 'utf8', executable: false, provenance: 'imported', changed: 0 } as const
const files: Files = { Dockerfile: file, 'src/App.jsx': file }

test.each([
  ['nginx.conf', 'nginx.conf'],
  [' ./src/main.jsx ', 'src/main.jsx'],
])('%j is a place', (typed, path) => {
  expect(namePlace(typed, files)).toEqual({ kind: 'place', path })
})

test.each([
  ['', 'Type a name first.'],
  ['Dockerfile', 'Dockerfile is there already.'],
  ['src', 'src is a folder.'],
  ['Dockerfile/x', 'Dockerfile is a file, not a folder.'],
  ['__proto__', 'This name cannot be used'],
  ['../outside', 'This name cannot be used'],
])('%j is refused with a reason', (typed, why) => {
  const answer = namePlace(typed, files)
  expect(answer.kind === 'refused' ? answer.why : 'a place').toContain(why)
})
