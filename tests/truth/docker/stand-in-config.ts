/** What the stand-in images are configured with: written into them, and told to the engine. */
import type { ImageConfig } from '@/core/images/image.ts'

export const NODE_VERSION = '22.23.3'

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const NOTHING: ImageConfig = {
  env: [PATH],
  entrypoint: undefined,
  cmd: undefined,
  workingDir: '',
  user: '',
  exposedPorts: [],
  volumes: [],
  labels: {},
  shell: undefined,
  stopSignal: '',
  healthcheck: undefined,
  onbuild: [],
}

export const STAND_IN_CONFIG = {
  alpine: { ...NOTHING, cmd: ['/bin/sh'] },
  node: {
    ...NOTHING,
    env: [PATH, `NODE_VERSION=${NODE_VERSION}`],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node'],
  },
  nginx: {
    ...NOTHING,
    env: [PATH, 'NGINX_VERSION=1.22.1'],
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    exposedPorts: ['80/tcp'],
  },
} satisfies Readonly<Record<string, ImageConfig>>

/** The same as instructions for `docker import --change`. */
export function changesOf({ env, entrypoint, cmd, exposedPorts }: ImageConfig): readonly string[] {
  return [
    ...env.map((each) => `ENV ${each}`),
    ...(entrypoint === undefined ? [] : [`ENTRYPOINT ${JSON.stringify(entrypoint)}`]),
    ...exposedPorts.map((each) => `EXPOSE ${each}`),
    ...(cmd === undefined ? [] : [`CMD ${JSON.stringify(cmd)}`]),
  ]
}
