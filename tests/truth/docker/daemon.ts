/** A private Docker daemon in a network namespace of its own: it touches no other Docker and no firewall rule of the machine. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './processes.ts'

export interface Daemon {
  readonly host: string
  /** Process whose network namespace the containers' ports are published in. */
  readonly pid: number
  stop(): Promise<void>
}

/** Needs root, docker.io and slirp4netns. Throws with the daemon's log when it does not come up. */
export async function startDaemon(): Promise<Daemon> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-docker-'))
  const host = `unix://${folder}/docker.sock`
  const log = openSync(join(folder, 'log'), 'a')
  const wait =
    'ip link set lo up; n=0; until ip link show tap0 >/dev/null 2>&1; do n=$((n+1)); [ $n -gt 100 ] && exit 1; sleep 0.1; done'
  const dockerd = `exec dockerd -H ${host} --data-root ${folder}/data --exec-root ${folder}/exec --pidfile ${folder}/pid --storage-driver overlay2`
  const daemon = spawn('unshare', ['-n', '--', 'sh', '-c', `${wait}; ${dockerd}`], { stdio: ['ignore', log, log] })
  await ownNamespace(daemon.pid!)
  const network = spawn('slirp4netns', ['--configure', '--mtu=65520', String(daemon.pid), 'tap0'], {
    stdio: ['ignore', log, log],
  })
  const stop = () => stopAll(daemon, network, folder)
  try {
    await ready(host, daemon)
  } catch (error) {
    const text = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').slice(-2000) : ''
    await stop()
    throw new Error(`the private Docker daemon did not start: ${error}\n${text}`)
  }
  return { host, pid: daemon.pid!, stop }
}

/** The network helper must not be started before the daemon has left this machine's own namespace. */
async function ownNamespace(pid: number): Promise<void> {
  const ours = readlinkSync('/proc/self/ns/net')
  for (let attempt = 0; attempt < 100; attempt++) {
    const link = `/proc/${pid}/ns/net`
    if (existsSync(link) && readlinkSync(link) !== ours) return
    await sleep(50)
  }
  throw new Error('no network namespace could be made')
}

async function ready(host: string, daemon: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (daemon.exitCode !== null) throw new Error(`exit ${daemon.exitCode}`)
    if ((await run('/usr/bin/docker', ['-H', host, 'version'])).code === 0) return
    await sleep(200)
  }
  throw new Error('no answer for 30 seconds')
}

async function stopAll(daemon: ChildProcess, network: ChildProcess, folder: string): Promise<void> {
  for (const child of [daemon, network]) {
    child.kill('SIGTERM')
    for (let attempt = 0; attempt < 100 && child.exitCode === null && child.signalCode === null; attempt++)
      await sleep(100)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  }
  rmSync(folder, { recursive: true, force: true })
}
