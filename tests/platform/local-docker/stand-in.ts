/** A folder with a stand-in `docker` to put on PATH, and what was asked of it. */
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Call {
  readonly args: readonly string[]
  readonly env: readonly string[]
  readonly context?: readonly { readonly path: string; readonly mode: string; readonly text: string }[]
}

export interface Plan {
  readonly buildx?: boolean
  readonly rejectsRawJson?: boolean
  readonly [command: string]: unknown
}

export function standInDocker(plan: Plan) {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-docker-'))
  const program = join(folder, 'docker')
  copyFileSync(new URL('./stand-in-docker.mjs', import.meta.url), program)
  chmodSync(program, 0o755)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan))
  const log = join(folder, 'calls.jsonl')
  return {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, SECRET_OF_THE_OPERATOR: 'x', SSH_AUTH_SOCK: '/x' },
    calls(): readonly Call[] {
      const text = existsSync(log) ? readFileSync(log, 'utf8') : ''
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
