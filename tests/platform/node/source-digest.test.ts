import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { digestOfFiles } from '../../../bin/source-digest.mjs'

function sources(): { root: string; keep: string; digest: () => string } {
  const root = mkdtempSync(join(tmpdir(), 'digest-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const keep = join(root, '.cache')
  mkdirSync(keep)
  mkdirSync(join(root, 'core', 'deep'), { recursive: true })
  writeFileSync(join(root, 'core', 'a.ts'), 'one')
  writeFileSync(join(root, 'core', 'deep', 'b.ts'), 'two')
  return { root, keep, digest: () => digestOfFiles(root, ['core', 'absent'], keep) }
}

/** As if the files had been lying there for a minute. */
function later(): void {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
  onTestFinished(() => void vi.restoreAllMocks())
}

test('what is remembered is what reading gives', () => {
  const { keep, digest } = sources()
  const read = digest()
  expect(readdirSync(keep)).toEqual([])
  later()
  expect(digest()).toBe(read)
  expect(readdirSync(keep)).toHaveLength(1)
  expect(digest()).toBe(read)
})

test('an edit of the same length with its time set back is seen', () => {
  const { root, digest } = sources()
  later()
  const before = digest()
  const path = join(root, 'core', 'a.ts')
  writeFileSync(path, 'owt')
  utimesSync(path, new Date(0), new Date(0))
  const after = digest()
  expect(after).not.toBe(before)
  writeFileSync(path, 'one')
  expect(digest()).toBe(before)
})

test('a file more, a file less and a file renamed are seen', () => {
  const { root, digest } = sources()
  later()
  const before = digest()
  writeFileSync(join(root, 'core', 'c.ts'), '')
  const more = digest()
  rmSync(join(root, 'core', 'c.ts'))
  expect(digest()).toBe(before)
  expect(more).not.toBe(before)
})

test('a file written just now is not trusted to stay', () => {
  const { keep, digest } = sources()
  digest()
  expect(readdirSync(keep)).toEqual([])
})

test('a broken memory is read again', () => {
  const { keep, digest } = sources()
  later()
  const before = digest()
  const [name] = readdirSync(keep)
  writeFileSync(join(keep, name!), readFileSync(join(keep, name!), 'utf8').slice(0, 9))
  expect(digest()).toBe(before)
})
