/** System packages for the tests: installed only when STAGECRAFT_PROVISION=1, as root, on Debian or its children. */
import { existsSync } from 'node:fs'
import { must } from './docker/processes.ts'

let updated: Promise<unknown> | undefined

/** Why packages may not be installed here; undefined when they may. */
export function provisionProblem(): string | undefined {
  if (process.env.STAGECRAFT_PROVISION !== '1') return 'STAGECRAFT_PROVISION=1 is not set'
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'installing needs root on Linux'
  return existsSync('/usr/bin/apt-get') ? undefined : 'installing needs apt-get'
}

/** Installs what is missing and removes nothing. `RUNLEVEL=1` keeps package scripts from starting services. */
export async function install(packages: readonly string[]): Promise<void> {
  const problem = provisionProblem()
  if (problem !== undefined) throw new Error(problem)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const lock = ['-o', 'DPkg::Lock::Timeout=300']
  updated ??= must('apt-get', ['update', '-q', ...lock], { env })
  await updated
  await must('apt-get', ['install', '-y', '--no-remove', '--no-install-recommends', ...lock, ...packages], {
    env,
    timeoutSeconds: 600,
  })
}
