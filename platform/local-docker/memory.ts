/** Idle memory of a container: `docker stats` once it has come to rest. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '@/core/text/evidence.ts'
import { ask, type Docker, describe, today } from './docker.ts'

export interface Settling {
  /** Before the first look. */
  readonly seconds: number
  readonly looks: number
}

export const SETTLING: Settling = { seconds: 5, looks: 6 }

/** At rest when two looks differ by less than this share; else the last look counts. */
const STILL = 0.03

const FACTORS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
}

/** `6.402MiB / 7.6GiB` → bytes used; undefined for what is no such text. */
export function memoryUsed(text: string): number | undefined {
  const [, value, unit = ''] = /^\s*([\d.]+)\s*([A-Za-z]+)\s*\//.exec(text) ?? []
  const factor = FACTORS[unit]
  return value === undefined || factor === undefined ? undefined : Math.round(Number(value) * factor)
}

export async function idleMemory(
  docker: Docker,
  container: string,
  settling: Settling,
  signal: AbortSignal,
): Promise<Figure> {
  await sleep(settling.seconds * 1000, undefined, { signal })
  let last: number | undefined
  for (let look = 0; look < settling.looks; look++) {
    const now = memoryUsed(await ask(docker, ['stats', '--no-stream', '--format', '{{.MemUsage}}', container], signal))
    const still = now !== undefined && last !== undefined && Math.abs(now - last) <= STILL * last
    last = now ?? last
    if (still) break
  }
  // A container that has ended, or a kernel that does not count, uses "0B".
  if (last === undefined || last === 0) {
    const why = 'docker stats counted no memory for this container.'
    return { value: undefined, unit: 'bytes', evidence: { kind: 'unsupported', why } }
  }
  const where = `docker stats, ${await describe(docker, signal)}`
  return { value: last, unit: 'bytes', evidence: { kind: 'measured', where, date: today() } }
}
