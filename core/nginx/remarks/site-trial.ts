/** One configuration tried on a site: its blocks, and what a browser is answered for the addresses that matter. */
import type { FileTree } from '@/core/files/tree.ts'
import { type LineIndex, lineIndex } from '@/core/text/position.ts'
import { type Block, own } from '../conf.ts'
import type { HttpAnswer } from '../http.ts'
import { respond } from '../respond.ts'
import type { NginxServer, NginxVerdict } from '../test.ts'
import { blockOfWay, blocksBelow } from './blocks.ts'
import { pathsToTry, siteFolders } from './paths-to-try.ts'

export type Answer = Extract<HttpAnswer, { kind: 'answer' }>

export interface Visit {
  readonly path: string
  readonly answer: Answer
  /** Whose settings held at the end of the way. */
  readonly block: Block
  readonly server: Block
}

export interface SiteTrial {
  /** Where the learner's file lies in the container. */
  readonly place: string
  readonly verdict: NginxVerdict
  readonly lines: LineIndex
  readonly tree: FileTree
  readonly servers: readonly Block[]
  /** Servers, locations, `if` and all, in the order of the text. */
  readonly blocks: readonly Block[]
  /** Answers to the addresses of the site's files and pages, and to those the configuration names. */
  readonly visits: readonly Visit[]
  /** Undefined where it is not known what is answered, or no request reaches this server. */
  get(server: Block, path: string): Visit | undefined
}

export interface Tried {
  readonly text: string
  readonly place: string
  readonly verdict: NginxVerdict
  readonly server: NginxServer | undefined
  readonly tree: FileTree
}

/** The port the site is published on: another than the one nginx listens on, as with `-p 8080:80`. */
export const PUBLISHED_PORT = 8080

export function siteTrial({ text, place, verdict, server: nginx, tree }: Tried): SiteTrial {
  const servers = own(nginx?.http ?? EMPTY, 'server').flatMap((directive) => directive.block ?? [])
  const blocks = servers.flatMap(blocksBelow)
  const get = (server: Block, path: string) => nginx && visit(nginx, tree, server, path)
  let visits: readonly Visit[] | undefined
  return {
    place,
    verdict,
    lines: lineIndex(text),
    tree,
    servers,
    blocks,
    get,
    get visits() {
      visits ??= servers.flatMap((server) => pathsToTry(server, tree).flatMap((path) => get(server, path) ?? []))
      return visits
    },
  }
}

const EMPTY: Block = { context: 'main', owner: undefined, directives: [], byName: new Map() }

function visit(nginx: NginxServer, tree: FileTree, server: Block, path: string): Visit | undefined {
  const listening = nginx.listening.find((socket) => socket.server === server && !socket.ssl)
  if (listening === undefined) return undefined
  const answer = respond(nginx, tree, {
    method: 'GET',
    path: encodeURI(path),
    headers: { accept: 'text/html,*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Mozilla/5.0' },
    host: `${hostOf(server)}:${PUBLISHED_PORT}`,
    port: listening.port,
  })
  if (answer.kind !== 'answer') return undefined
  const [first] = answer.way
  const reached = first?.file === server.owner?.file && first?.range === server.owner?.range
  return reached ? { path, answer, block: blockOfWay(server, answer.way), server } : undefined
}

/** A name a browser could send to reach this server. */
function hostOf(server: Block): string {
  const names = own(server, 'server_name').flatMap((directive) => directive.args)
  return names.find((name) => /^[a-z0-9-][a-z0-9.-]*$/i.test(name)) ?? 'localhost'
}

/** Folders the configuration serves files from. */
export function foldersServed(nginx: NginxServer | undefined): readonly string[] {
  const servers = own(nginx?.http ?? EMPTY, 'server').flatMap((directive) => directive.block ?? [])
  return [...new Set(servers.flatMap(siteFolders))]
}

export function headersNamed(answer: Answer, name: string): readonly string[] {
  return answer.headers.filter(([key]) => key === name).map(([, value]) => value)
}
