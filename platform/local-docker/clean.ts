/** Removes what carries our label, and nothing else. */
import { spawnSync } from 'node:child_process'
import { LABEL } from './arguments.ts'
import { ask, type Docker } from './docker.ts'

/** Of one server: containers first, then their images. */
export async function removeAll(docker: Docker): Promise<{ containers: number; images: number }> {
  const filter = `label=${LABEL}=${docker.server}`
  const containers = idsOf(await ask(docker, ['ps', '--all', '--quiet', '--no-trunc', '--filter', filter]))
  if (containers.length > 0) await ask(docker, ['rm', '--force', '--volumes', ...containers])
  const images = idsOf(await ask(docker, ['images', '--quiet', '--no-trunc', '--filter', filter]))
  if (images.length > 0) await ask(docker, ['rmi', '--force', ...images])
  return { containers: containers.length, images: images.length }
}

/** What servers left behind that were ended without being asked: their process is no more. */
export async function removeLeftovers(docker: Docker): Promise<void> {
  const list = ['--no-trunc', '--filter', `label=${LABEL}`, '--format']
  const labelled = await ask(docker, ['ps', '--all', ...list, `{{.Label "${LABEL}"}}`])
  const images = idsOf(await ask(docker, ['images', ...list, '{{.ID}}']))
  const format = `{{index .Config.Labels "${LABEL}"}}`
  const named = images.length === 0 ? '' : await ask(docker, ['image', 'inspect', '--format', format, ...images])
  const servers = new Set([...labelled.split('\n'), ...named.split('\n')].filter(isGone))
  for (const server of servers) await removeAll({ ...docker, server })
}

/** At the very end of the process, when nothing can be waited for. */
export function removeAllAtOnce(docker: Docker): void {
  const say = (args: readonly string[]) =>
    spawnSync(docker.command, [...args], { env: docker.env, timeout: 10_000, encoding: 'utf8' }).stdout ?? ''
  const filter = `label=${LABEL}=${docker.server}`
  const containers = idsOf(say(['ps', '--all', '--quiet', '--filter', filter]))
  if (containers.length > 0) say(['rm', '--force', '--volumes', ...containers])
  const images = idsOf(say(['images', '--quiet', '--filter', filter]))
  if (images.length > 0) say(['rmi', '--force', ...images])
}

function idsOf(text: string): string[] {
  return [...new Set(text.split('\n').filter((line) => line !== ''))]
}

/** A server's label begins with its process: `4711-…`. */
function isGone(server: string): boolean {
  const pid = Number(/^(\d+)-/.exec(server)?.[1])
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
