/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the files hold variables of nginx and sh */
/** Contexts for Dockerfiles in the manner of public repositories: the starter, and apps of other tools, made up here. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type FileTree, file, put, treeOf } from '@/core/files/tree.ts'

const SPA = 'server {\n  listen 80;\n  root /usr/share/nginx/html;\n  location / { try_files $uri /index.html; }\n}\n'

const MAIN =
  'events {}\nhttp {\n  include /etc/nginx/mime.types;\n  server {\n    listen 80;\n    root /usr/share/nginx/html;\n' +
  '    location / { try_files $uri /index.html; }\n  }\n}\n'

/** Lies beside every app: what such Dockerfiles copy. */
const BESIDE: Readonly<Record<string, string>> = {
  'nginx.conf': SPA,
  'nginx/default.conf': SPA,
  'nginx/main.conf': MAIN,
  'nginx/8080.conf': SPA.replace('80', '8080'),
  'nginx/site.conf.template': SPA.replace('80', '${PORT}'),
  'docker-entrypoint.sh': '#!/bin/sh\nset -e\necho "window.env = {}" > /usr/share/nginx/html/env.js\nexec "$@"\n',
  '.dockerignore': 'node_modules\n.git\n',
}

const PAGE = '<!doctype html><div id="root"></div><script type="module" src="/src/main.tsx"></script>\n'

function manifest(scripts: Readonly<Record<string, string>>, dev: Readonly<Record<string, string>>): string {
  const dependencies = { react: '^18.2.0', 'react-dom': '^18.2.0' }
  return JSON.stringify({ name: 'shop', version: '0.1.0', private: true, scripts, dependencies, devDependencies: dev })
}

const CRA: Readonly<Record<string, string>> = {
  'package.json': manifest(
    { start: 'react-scripts start', build: 'react-scripts build', test: 'react-scripts test' },
    { 'react-scripts': '5.0.1' },
  ),
  'public/index.html': '<!doctype html><div id="root"></div>\n',
  'src/index.js': "import React from 'react'\n",
}

const VITE: Readonly<Record<string, string>> = {
  'package.json': manifest(
    { dev: 'vite', build: 'tsc -b && vite build', preview: 'vite preview', lint: 'eslint .' },
    { vite: '^5.4.0', typescript: '^5.5.0', '@vitejs/plugin-react': '^4.3.0' },
  ),
  'index.html': PAGE,
  'vite.config.ts': "import { defineConfig } from 'vite'\nexport default defineConfig({})\n",
  'tsconfig.json': '{"files": [], "references": [{"path": "./tsconfig.app.json"}]}\n',
  'tsconfig.app.json': '{"compilerOptions": {"noEmit": true}, "include": ["src"]}\n',
  'public/logo.svg': '<svg/>\n',
  'src/main.tsx': "import 'react'\n",
}

function locked(files: Readonly<Record<string, string>>): string {
  const { name, version, dependencies, devDependencies } = JSON.parse(files['package.json']!)
  const own = { name, version, dependencies, devDependencies }
  const names = Object.entries({ ...dependencies, ...devDependencies } as Record<string, string>)
  const packages = names.map(([one, range]) => [`node_modules/${one}`, { version: range.replace('^', '') }])
  return JSON.stringify({ name, version, lockfileVersion: 3, packages: Object.fromEntries([['', own], ...packages]) })
}

const LOCKS: Readonly<Record<string, (files: Readonly<Record<string, string>>) => Readonly<Record<string, string>>>> = {
  npm: (files) => ({ 'package-lock.json': locked(files) }),
  yarn: () => ({ 'yarn.lock': '# yarn lockfile v1\n' }),
  pnpm: () => ({ 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }),
  unlocked: () => ({}),
}

/** `starter`, or `cra npm`, `vite pnpm`, … `below` moves the app into a folder, as in a repository of several. */
export function contextOf(app: string, more: Readonly<Record<string, string>>, below = ''): FileTree {
  const [tool, lock = 'npm'] = app.split(' ')
  let tree = treeOf(BESIDE)
  const add = (path: string, content: string | Uint8Array) => {
    tree = put(tree, path, file(content))
  }
  if (tool === 'starter') for (const [path, bytes] of starterFiles()) add(`${below}${path}`, bytes)
  else {
    const files = tool === 'cra' ? CRA : VITE
    for (const [path, text] of Object.entries({ ...files, ...LOCKS[lock]!(files) })) add(`${below}${path}`, text)
  }
  for (const [path, text] of Object.entries(more)) add(path, text)
  return tree
}

const STARTER = new URL('../../../../starter-react-app/', import.meta.url).pathname

function starterFiles(folder = ''): readonly (readonly [string, Uint8Array])[] {
  return readdirSync(join(STARTER, folder)).flatMap((name): readonly (readonly [string, Uint8Array])[] => {
    const path = join(folder, name)
    if (name === 'node_modules' || name === 'build') return []
    if (statSync(join(STARTER, path)).isDirectory()) return starterFiles(path)
    return [[path, readFileSync(join(STARTER, path))]]
  })
}
