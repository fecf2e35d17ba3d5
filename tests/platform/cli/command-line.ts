/** Runs the command line inside the test: same verbs, captured output. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { runVerb } from '@/platform/cli/main.ts'

export const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export async function stagecraft(args: readonly string[], cwd = project): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await runVerb(args, {
    cwd,
    project,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

export async function json(
  args: readonly string[],
  cwd = project,
): Promise<{ readonly code: number; readonly document: unknown }> {
  const ran = await stagecraft([...args, '--json'], cwd)
  return { code: ran.code, document: JSON.parse(ran.out) }
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
