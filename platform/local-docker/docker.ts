/** The docker program of this machine, with what every call of it needs. */
import { runProgram } from './run-program.ts'

export interface Docker {
  readonly command: string
  readonly env: NodeJS.ProcessEnv
  /** Label of what this server makes. */
  readonly server: string
  /** `STAGECRAFT_BUILDER`. */
  readonly builder: string | undefined
}

/** A short question; its answer without the newline at the end. Throws Docker's own words. */
export async function ask(docker: Docker, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const ran = await runProgram(docker.command, args, {
    env: docker.env,
    seconds: 60,
    outputBytes: 1_000_000,
    ...(signal === undefined ? {} : { signal }),
  })
  if (ran.how === 'missing') throw new Error(`There is no program \`${docker.command}\` on this machine.`)
  if (ran.how !== 'exit' || ran.code !== 0) throw new Error(ran.stderr.trim() || `docker ${args[0]} did not answer`)
  return ran.stdout.trim()
}

/** `Docker 28.2.2 (overlay2)`: sizes and figures depend on both. */
export async function describe(docker: Docker, signal?: AbortSignal): Promise<string> {
  const answer = await ask(docker, ['info', '--format', '{{.ServerVersion}} ({{.Driver}})'], signal)
  return `your Docker ${answer}`
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
