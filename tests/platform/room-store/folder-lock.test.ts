import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '@/platform/room-store/folder-lock.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'stagecraft-lock-'))

/** A lock as another process left it, `age` seconds ago. */
function lockedBy(owner: object, age = 0): string {
  const folder = newFolder()
  const path = join(folder, 'in-use.json')
  writeFileSync(path, JSON.stringify({ nonce: 'another', ...owner }))
  const at = Date.now() / 1000 - age
  utimesSync(path, at, at)
  return folder
}

test('a folder is one owner’s until it is released', () => {
  const folder = newFolder()
  const first = lockFolder(folder)
  expect(first.kind).toBe('locked')
  expect(lockFolder(folder)).toEqual({ kind: 'taken', pid: process.pid, host: hostname() })
  if (first.kind === 'locked') first.release()
  expect(existsSync(join(folder, 'in-use.json'))).toBe(false)
  const second = lockFolder(folder)
  expect(second.kind).toBe('locked')
  if (second.kind === 'locked') second.release()
})

test('a process that is gone owns nothing', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  expect(lockFolder(lockedBy({ pid, host: hostname() })).kind).toBe('locked')
})

test('a process that runs owns its folder as long as it touches the lock', () => {
  expect(lockFolder(lockedBy({ pid: process.ppid, host: hostname() })).kind).toBe('taken')
  expect(lockFolder(lockedBy({ pid: process.ppid, host: hostname() }, 30)).kind).toBe('locked')
})

test('a container that was started again has the old one’s number, and takes its lock', () => {
  expect(lockFolder(lockedBy({ pid: process.pid, host: hostname() })).kind).toBe('locked')
})

test('another machine’s or container’s lock counts while it is fresh, whatever its number', () => {
  expect(lockFolder(lockedBy({ pid: process.pid, host: 'other' })).kind).toBe('taken')
  expect(lockFolder(lockedBy({ pid: process.pid, host: 'other' }, 30)).kind).toBe('locked')
})

test('a lock that a crash left half written is no lock', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'in-use.json'), '{"pid":')
  expect(lockFolder(folder).kind).toBe('locked')
})
