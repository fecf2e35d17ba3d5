/** A machine to type at: the lines' answers, and what is left of the session. Every call starts a fresh one. */
import { type FileTree, treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { newSession } from '@/core/terminal/session.ts'
import type { TerminalAnswer, TerminalSession, TerminalWorld } from '@/core/terminal/terminal.ts'

export const NGINX_CONF =
  'server {\n  listen 80;\n  root /usr/share/nginx/html;\n  location / {\n    try_files $uri /index.html;\n  }\n}\n'

/** Builds with nothing that must be recorded: a page and a configuration into nginx. */
export const SITE: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "app", "scripts": { "start": "vite" } }\n',
  'site/index.html': '<h1>Hello</h1>\n',
  'nginx.conf': NGINX_CONF,
  Dockerfile: [
    'FROM nginx:alpine AS web',
    'COPY site /usr/share/nginx/html',
    'COPY nginx.conf /etc/nginx/conf.d/default.conf',
    'FROM web',
    'EXPOSE 80',
    '',
  ].join('\n'),
}

export const STARTER: FileTree = treeOf({
  'package.json': '{ "name": "starter-react-app" }\n',
  'src/App.jsx': 'export default 1\n',
  '.gitignore': 'node_modules\n/build\n',
})

export const WORLD: TerminalWorld = {
  catalogue: defaultCatalogue,
  apps: [],
  starter: STARTER,
  now: Date.UTC(2026, 10, 24, 10, 0, 0),
}

export interface Typed {
  readonly session: TerminalSession
  readonly last: TerminalAnswer
  /** Of the last line, both streams. */
  readonly text: string
  readonly out: string
  readonly code: number
}

export function typed(session: TerminalSession, lines: readonly string[], world: TerminalWorld = WORLD): Typed {
  let last: TerminalAnswer = { session, output: [], code: 0 }
  for (const line of lines) last = runLine(last.session, line, world)
  const text = last.output.map((each) => each.text).join('')
  const out = last.output
    .filter((each) => each.fd === 1)
    .map((each) => each.text)
    .join('')
  return { session: last.session, last, text, out, code: last.code }
}

/** In a folder with the given files. */
export function at(files: Readonly<Record<string, string>>, ...lines: readonly string[]): Typed {
  return typed(newSession({ workspace: treeOf(files) }), lines)
}

/** In the folder of the site. */
export function atSite(...lines: readonly string[]): Typed {
  return at(SITE, ...lines)
}

/** Before anything was cloned. */
export function atHome(...lines: readonly string[]): Typed {
  return typed(newSession(), lines)
}
