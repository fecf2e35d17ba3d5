import { expect, test } from 'vitest'
import { type ImportEntry, importProject } from '@/core/exporter/import-project.ts'

const options = { provenance: 'imported', now: 5 } as const
const entry = (path: string, text = 'x', more: Partial<ImportEntry> = {}): ImportEntry => ({
  path,
  kind: 'file',
  executable: false,
  bytes: new TextEncoder().encode(text),
  ...more,
})
function imported(...entries: ImportEntry[]) {
  const result = importProject(entries, options)
  if (result.kind === 'refused') throw new Error(result.why)
  return result
}

test('the one folder everything lies in is taken off the paths', () => {
  expect(imported(entry('app/a.js'), entry('app/src/b.js'))).toMatchObject({
    folder: 'app',
    files: { 'a.js': {}, 'src/b.js': {} },
  })
})

test('without one folder paths stay as they are', () => {
  expect(Object.keys(imported(entry('a.js'), entry('src/b.js')).files)).toEqual(['a.js', 'src/b.js'])
})

test.each([
  '../evil',
  'app/../../evil',
  '/etc/passwd',
  'C:/evil',
  'a\\..\\b',
  'CON',
  '__proto__',
  '.GIT/config',
  'a//b',
])('the path %s does not come in, and is told', (path) => {
  const { files, left } = imported(entry('fine'), entry(path))
  expect([Object.keys(files), left.map((each) => each.path)]).toEqual([['fine'], [path]])
})

test('node_modules and .git are skipped wherever they lie', () => {
  const result = imported(
    entry('p/a'),
    entry('p/node_modules/x/y'),
    entry('p/web/.git/HEAD'),
    entry('p/node_modules/z'),
  )
  expect(result.skipped).toEqual([
    { folder: 'p/node_modules', count: 2 },
    { folder: 'p/web/.git', count: 1 },
  ])
  expect(Object.keys(result.files)).toEqual(['a'])
})

test('links and devices are left out', () => {
  const { left } = imported(entry('a'), entry('l', '', { kind: 'link' }), entry('d', '', { kind: 'other' }))
  expect(left.map((each) => each.why)).toEqual(['it is a symbolic link', 'it is no plain file'])
})

test('a path cannot be twice there, nor a file and a folder', () => {
  expect(imported(entry('a'), entry('a', 'other'), entry('a/b')).left).toHaveLength(2)
})

test('bytes that are no text stay the same bytes; a BOM and CRLF stay too', () => {
  const { files } = imported(entry('b', '', { bytes: Uint8Array.of(0xff, 0x00, 0x10) }), entry('t', '\uFEFFa\r\n'))
  expect(files).toMatchObject({ b: { encoding: 'base64', text: '/wAQ' }, t: { encoding: 'utf8', text: '\uFEFFa\r\n' } })
})

test('permissions and provenance are kept', () => {
  expect(imported(entry('run.sh', '', { executable: true })).files['run.sh']).toMatchObject({
    executable: true,
    provenance: 'imported',
  })
})

test('too many files, and too much, are refused in words', () => {
  const many = Array.from({ length: 3001 }, (_, index) => entry(`f${index}`))
  expect(importProject(many, options)).toMatchObject({ kind: 'refused', why: expect.stringContaining('3001 files') })
  const big = Array.from({ length: 5 }, (_, index) => entry(`f${index}`, '', { bytes: new Uint8Array(2_900_000) }))
  expect(importProject(big, options)).toMatchObject({ kind: 'refused', why: expect.stringContaining('14.5 MB') })
  expect(importProject([], options).kind).toBe('refused')
})
