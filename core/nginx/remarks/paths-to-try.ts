/** Addresses to ask a server for: its site's files and pages, deep links, assets that are gone, and what its locations name. */
import { type FileTree, walk } from '@/core/files/tree.ts'
import { type Block, own } from '../conf.ts'
import { locationName } from '../rules/location.ts'
import { blocksBelow } from './blocks.ts'

/** nginx's own when no `root` holds: `html` below its prefix. */
export const DEFAULT_ROOT = '/etc/nginx/html'

const MOST_FILES = 80

export const DEEP_LINK = '/about'

export function pathsToTry(server: Block, tree: FileTree): readonly string[] {
  const files = [...filesServed(server, tree)].slice(0, MOST_FILES)
  const scripts = files.filter((path) => path.endsWith('.js'))
  const gone = [...new Set(scripts.map((path) => `${path.slice(0, path.lastIndexOf('/'))}${GONE}`))]
  const pages = files.filter((path) => path.endsWith('/index.html')).map((path) => path.slice(0, -'index.html'.length))
  const folders = pages.filter((path) => path !== '/').map((path) => path.slice(0, -1))
  return [...new Set(['/', DEEP_LINK, ...files, ...pages, ...folders, ...gone, ...named(server)])]
}

/** A script of an earlier build, which the new image no longer holds. */
const GONE = '/index-0ldBu1ld.js'

export function isGone(path: string): boolean {
  return path.endsWith(GONE)
}

/** Absolute folders named by `root`, without variables. */
export function siteFolders(server: Block): readonly string[] {
  const around = server.owner?.parent
  const blocks = [...blocksBelow(server), ...(around ? [around] : [])]
  const written = blocks.flatMap((block) => own(block, 'root').map((directive) => directive.args[0] ?? ''))
  return [...new Set(written.filter((path) => path.startsWith('/') && !path.includes('$')).map(withoutSlash))]
}

function* filesServed(server: Block, tree: FileTree): Generator<string> {
  const folders = siteFolders(server)
  for (const folder of folders.length > 0 ? folders : [DEFAULT_ROOT])
    for (const { path, node } of walk(tree, folder))
      if (node.kind === 'file') yield folder === '/' ? path : path.slice(folder.length)
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path
}

/** Addresses by which locations and simple rewrites are reached. */
function named(server: Block): readonly string[] {
  const blocks = blocksBelow(server)
  const locations = blocks.flatMap((block) =>
    own(block, 'location').flatMap((directive) => {
      const name = locationName(directive.args)
      if (name === undefined || name.kind === 'named' || name.kind === 'regex') return []
      return name.name.length > 1 ? [name.name, withoutSlash(name.name)] : [name.name]
    }),
  )
  const rewrites = blocks.flatMap((block) => own(block, 'rewrite').flatMap(({ args }) => literal(args[0] ?? '')))
  return [...locations, ...rewrites].filter((path) => path.startsWith('/'))
}

/** `^/old$` → `/old`. */
function literal(pattern: string): readonly string[] {
  const bare = pattern.replace(/^\^/, '').replace(/\/?\??\$$/, '')
  return /^[\w/-]+$/.test(bare) ? [bare] : []
}
