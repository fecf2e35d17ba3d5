/**
 * One process per folder: PGlite would open it twice and break it. The lock is a file that its owner touches; a process id
 * alone says little where every container's process is number 1.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const TOUCHED = 4000
const STALE = 20_000

interface Owner {
  readonly nonce: string
  readonly pid: number
  readonly host: string
}

export type Locked =
  | { readonly kind: 'locked'; release(): void }
  | { readonly kind: 'taken'; readonly pid: number; readonly host: string }

export function lockFolder(folder: string): Locked {
  const path = join(folder, 'in-use.json')
  const mine: Owner = { nonce: randomUUID(), pid: process.pid, host: hostname() }
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' })
      return held(path, mine)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = ownerOf(path)
      if (owner !== undefined && isAlive(path, owner)) return { kind: 'taken', pid: owner.pid, host: owner.host }
      rmSync(path, { force: true })
    }
  }
  return { kind: 'taken', pid: 0, host: '' }
}

/** Locks of this process: its own id in the file is no other's only while it is in here. */
const ours = new Set<string>()

function held(path: string, mine: Owner): Locked {
  ours.add(mine.nonce)
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      // A full or read-only disk: the folder's own writes say so.
    }
  }, TOUCHED)
  timer.unref()
  const release = () => {
    clearInterval(timer)
    process.off('exit', release)
    if (ours.delete(mine.nonce) && ownerOf(path)?.nonce === mine.nonce) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return { kind: 'locked', release }
}

function ownerOf(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function isAlive(path: string, { nonce, pid, host }: Owner): boolean {
  if (host === hostname()) {
    if (pid === process.pid) return ours.has(nonce)
    if (!runs(pid)) return false
  }
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < STALE
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
