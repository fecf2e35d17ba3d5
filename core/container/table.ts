/** The programs of a running container: those that stay, over those a build knows as well. */
import type { Image } from '@/core/images/image.ts'
import type { Program, ProgramTable } from '@/core/shell/process.ts'
import type { RunOptions } from './container.ts'
import { changeUserProgram } from './programs/change-user.ts'
import { initProgram } from './programs/init.ts'
import { nextProgram } from './programs/next.ts'
import { nginxProgram } from './programs/nginx.ts'
import { nginxEntrypoint } from './programs/nginx-entrypoint.ts'
import { nodeProgram } from './programs/node.ts'
import { nodeEntrypoint } from './programs/node-entrypoint.ts'
import { npmProgram } from './programs/npm.ts'
import { npxProgram } from './programs/npx.ts'
import { reactScriptsProgram } from './programs/react-scripts.ts'
import { serveProgram } from './programs/serve.ts'
import { viteProgram } from './programs/vite.ts'
import { sleepProgram, tailProgram } from './programs/wait.ts'
import { yarnProgram } from './programs/yarn.ts'

export interface ProgramContext {
  readonly image: Image
  readonly options: RunOptions
  /** What a build knows of the same program. */
  readonly otherwise: Program | undefined
}

export type ContainerProgram = (context: ProgramContext) => Program

/** By the path of the file behind the name, links followed. */
const BY_PATH: readonly (readonly [RegExp, ContainerProgram])[] = [
  [/^\/docker-entrypoint\.sh$/, nginxEntrypoint],
  [/^(\/usr\/local\/bin\/)?docker-entrypoint\.sh$/, nodeEntrypoint],
  [/^(\/usr\/sbin\/)?nginx(-debug)?$/, nginxProgram],
  [/^(\/usr\/local\/bin\/)?node(js)?$/, nodeProgram],
  [/^npm$|\/npm$|\/npm-cli\.js$/, npmProgram],
  [/^npx$|\/npx$|\/npx-cli\.js$/, npxProgram],
  [/^(yarn|yarnpkg|pnpm)$|\/(yarn|yarnpkg|yarn\.js|pnpm|pnpm\.js|pnpm\.cjs)$/, yarnProgram],
  [/\/vite\/bin\/vite\.js$|^vite$|\/\.bin\/vite$/, viteProgram],
  [/(?:^|\/)(?:react-scripts|craco|react-app-rewired)$/, reactScriptsProgram],
  [/(?:^|\/)next$/, nextProgram],
  [/(?:^|\/)serve$/, serveProgram],
  [/(?:^|\/)(?:tini|tini-static|dumb-init|catatonit)$/, initProgram],
  [/(?:^|\/)(?:su-exec|gosu)$/, changeUserProgram],
  [/^(\/(usr\/)?bin\/)?sleep$/, sleepProgram],
  [/^(\/(usr\/)?bin\/)?tail$/, tailProgram],
]

export function containerTable(inner: ProgramTable, image: Image, options: RunOptions): ProgramTable {
  return {
    ...inner,
    find(name, process) {
      if (isManyPrograms(name)) return { kind: 'absent' }
      const found = inner.find(name, process)
      const ours = BY_PATH.find(([pattern]) => pattern.test(name))?.[1]
      // A path was found in the tree already; a bare name must be known to the image.
      if (ours === undefined || (found.kind === 'absent' && !name.startsWith('/'))) return found
      const known = found.kind === 'program' ? found : inner.find(calledName(name), process)
      const otherwise = known.kind === 'program' ? known.run : undefined
      const path = found.kind === 'program' ? found.path : name
      return { kind: 'program', path, run: ours({ image, options, otherwise }) }
    },
  }
}

/** `npm` for the script that the name leads to, /usr/local/lib/node_modules/npm/bin/npm-cli.js. */
function calledName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:-cli)?\.c?js$/, '')
}

/** BusyBox is known by the names that link to it. */
export function isManyPrograms(path: string): boolean {
  return /\/busybox$/.test(path)
}
