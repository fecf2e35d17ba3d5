import { deflateSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { toBase64 } from '@/core/files/base64.ts'
import { textFile } from '@/core/workspace/edit.ts'
import { makeFragment, readFragment } from '@/platform/browser/share-link.ts'

const project = {
  title: 'Größe 日本',
  by: 'Ada',
  files: {
    Dockerfile: textFile('FROM alpine\r\nRUN echo "ü" # \u2028\n', 1),
    'run.sh': { ...textFile('#!/bin/sh\n', 1), executable: true },
    'logo.png': { ...textFile('iVAA/w==', 1), encoding: 'base64' as const },
  },
  target: 'web',
  args: { A: 'b=c' },
}
const raw = (value: unknown) =>
  `#project=1.${toBase64(deflateSync(strToU8(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')}`
function fragment() {
  const made = makeFragment(project)
  if (made.kind !== 'link') throw new Error('too long')
  return made.fragment
}

test('a link gives back the whole project, every file marked as come by link', () => {
  const read = readFragment(fragment(), 7)
  const files = Object.fromEntries(
    Object.entries(project.files).map(([path, file]) => [path, { ...file, provenance: 'link', changed: 7 }]),
  )
  expect(read).toEqual({ kind: 'project', project: { ...project, files } })
})

test('all of it stays in the fragment, in characters that no mail changes', () => {
  expect(fragment()).toMatch(/^#project=1\.[\w-]+$/)
})

test('another fragment is none of ours', () => {
  expect(readFragment('#examples', 0)).toBeUndefined()
})

test('a cut link is said to be cut, wherever it is cut', () => {
  const whole = fragment()
  for (let end = '#project=1.'.length; end < whole.length - 2; end += 5)
    expect(readFragment(whole.slice(0, end), 0)).toMatchObject({ kind: 'damaged' })
})

test('a link of a newer release is not guessed at', () => {
  expect(readFragment('#project=2.abc', 0)).toMatchObject({ kind: 'damaged', why: expect.stringContaining('newer') })
})

test.each(['../x', '/etc/passwd', '.git/config', 'a\\b', 'CON'])('a link with the path %s is refused whole', (path) => {
  expect(readFragment(raw({ title: 't', files: { [path]: 'x' } }), 0)?.kind).toBe('damaged')
})

test('a short link that unpacks to a huge text is refused', () => {
  expect(readFragment(raw({ title: 't', files: { a: 'x'.repeat(2_000_000) } }), 0)?.kind).toBe('damaged')
})

test('a project too large for a link is told with its length', () => {
  const noise = Array.from({ length: 40_000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join('')
  expect(makeFragment({ title: 't', files: { a: textFile(noise, 1) }, args: {} })).toMatchObject({
    kind: 'too-long',
    limit: 16_000,
  })
})
