/** The docker command over a provided Docker. */
import { type Ran, type RunOptions, run } from './processes.ts'
import type { DockerAt } from './provide.ts'

export function docker(at: DockerAt, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const host = at.host === undefined ? {} : { DOCKER_HOST: at.host }
  return run(at.command, args, {
    ...options,
    env: { ...process.env, ...host, DOCKER_BUILDKIT: '1', BUILDKIT_PROGRESS: 'plain' },
  })
}

export async function mustDocker(at: DockerAt, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ran = await docker(at, args, options)
  if (ran.code !== 0) throw new Error(`docker ${args.join(' ')}: exit ${ran.code}\n${ran.stderr.slice(-3000)}`)
  return ran.stdout.toString()
}

export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const GET = `
const [url] = process.argv.slice(1);
fetch(url, { redirect: 'manual' }).then(async (answer) => {
  process.stdout.write(JSON.stringify({ status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }));
}, (error) => { process.stderr.write(String(error.cause ?? error)); process.exit(1); });`

/** GET from where the containers' ports are published; waits a few seconds for the server to come up. */
export async function get(at: DockerAt, url: string): Promise<Got> {
  const enter = at.namespacePid === undefined ? [] : ['nsenter', '-t', String(at.namespacePid), '-n', '--']
  const [command, ...args] = [...enter, process.execPath, '-e', GET, url]
  let last = ''
  for (let attempt = 0; attempt < 40; attempt++) {
    const ran = await run(command!, args)
    if (ran.code === 0) return JSON.parse(ran.stdout.toString()) as Got
    last = ran.stderr
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${url} does not answer: ${last}`)
}
