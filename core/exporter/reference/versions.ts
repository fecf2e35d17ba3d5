/** Every version the reference pins, in one place. Where each is documented: docs/take-home.md. Renovate moves them, and adds digests. */

export const SYNTAX = 'docker/dockerfile:1.26.0'
export const NODE_IMAGE = 'node:22.23.3-alpine'

export const SERVERS = {
  official: 'nginx:1.31.6-alpine',
  unprivileged: 'nginxinc/nginx-unprivileged:1.31.6-alpine',
} as const

/** Yarn 1 is part of the Node image, pnpm is not. */
export const YARN = '1.22.22'
export const PNPM = '10.34.9'

export const ACTIONS = {
  checkout: 'actions/checkout@v7.0.1',
  buildx: 'docker/setup-buildx-action@v4.2.0',
  login: 'docker/login-action@v4.6.0',
  metadata: 'docker/metadata-action@v6.2.0',
  build: 'docker/build-push-action@v7.3.0',
} as const
