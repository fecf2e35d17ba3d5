/** The starter with some files over it, after some lines in the terminal, as checks see it. */
import { fileURLToPath } from 'node:url'
import { CLAIMS } from '@/core/checks/registry.ts'
import { makeWork, type Work } from '@/core/checks/work.ts'
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { treeWith } from '@/core/lessons/session-for.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { newSession, workspaceOf } from '@/core/terminal/session.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import { starterFiles } from '@/platform/node/content.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export const world: TerminalWorld = {
  catalogue: defaultCatalogue,
  apps: [starterRecord],
  starter: treeOfFiles(starterFiles(ROOT)),
  now: Date.UTC(2026, 0, 1),
}

export function workOf(files: Readonly<Record<string, string>>, commands: readonly string[] = []): Work {
  const workspace = treeWith(world.starter, files)
  const session = commands.reduce((state, line) => runLine(state, line, world).session, newSession({ workspace }))
  return makeWork({ workspace: workspaceOf(session) ?? workspace, session, world })
}

/** What one claim finds, its value given as YAML would give it. */
export function find(name: string, value: unknown, work: Work) {
  const claim = CLAIMS.find(([key]) => key === name)![1]
  return claim.judge(claim.schema.parse(value), work)
}

export const BUILDER = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN npm run build
`

export const CONF = 'server { listen 80; root /usr/share/nginx/html; location / { try_files $uri /index.html; } }\n'

export const NGINX = `${BUILDER}FROM nginx:alpine
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=builder /app/build /usr/share/nginx/html
`

export const DEVELOPMENT = `FROM node:22-alpine
WORKDIR /app
COPY . .
RUN npm ci
CMD ["npm", "start"]
`
