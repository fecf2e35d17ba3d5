/** One request on its way through nginx: what the phases read and change. */
import type { FileTree } from '@/core/files/tree.ts'
import type { Range } from '@/core/text/position.ts'
import type { Block } from '../conf.ts'
import type { HttpRequest, WayStep } from '../http.ts'
import type { NginxServer } from '../test.ts'
import type { Refusal } from './request-line.ts'

export interface Exchange {
  readonly nginx: NginxServer
  readonly tree: FileTree
  readonly request: HttpRequest
  /** Header values by lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly listen: { readonly address: string; readonly port: number }
  /** The Host header without port, lower case. */
  readonly host: string
  readonly server: Block
  /** As sent, fragment cut. */
  readonly rawUri: string
  /** Why the request line itself is refused. */
  readonly refusal: Refusal | undefined
  readonly way: WayStep[]
  /** The value of a variable: texts are filled in with it. */
  readonly valueOf: (exchange: Exchange, name: string) => string
  method: string
  uri: string
  args: string
  /** The block whose settings hold: server, location, `if`, limit_except. */
  block: Block
  internal: boolean
  uriChanged: boolean
  /** False after `rewrite … break`: alias cannot be used then. */
  validLocation: boolean
  /** The raw URI may still be passed on unchanged. */
  rawUriHolds: boolean
  /** A regular-expression alias gets the URI appended (try_files found a file). */
  addUriToAlias: boolean
  changesLeft: number
  errorPageUsed: boolean
  /** The request's body was read or thrown away: its length is not looked at again. */
  bodyRead: boolean
  /** Overrides the status of what is answered: set by errors. */
  errorStatus: number
  handler: Block | undefined
  captures: readonly (string | undefined)[]
  readonly variables: Map<string, string>
  readonly mapped: Map<string, string>
  /** Set when something that is not known was needed: the reason. */
  cannot: string | undefined
  out: Headers
}

/** The answer's headers while they are made. */
export interface Headers {
  status: number
  contentType: string | undefined
  charset: string | undefined
  contentLength: number | undefined
  lastModified: number | undefined
  /** Set by add_header in place of the file's. */
  lastModifiedText: string | undefined
  etag: string | undefined
  location: string | undefined
  allowRanges: boolean
  gzipVary: boolean
  readonly list: [string, string][]
}

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'builtin'; readonly status: number; readonly bytes: Uint8Array }

export type Outcome =
  /** On to the next phase. */
  | { readonly kind: 'declined' }
  /** An error or redirect: goes through error_page. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'send'; readonly body: Body }
  | { readonly kind: 'proxy'; readonly to: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'redirect'; readonly uri: string; readonly args: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'unsupported'; readonly why: string }

export const DECLINED: Outcome = { kind: 'declined' }

export function status(code: number): Outcome {
  return { kind: 'status', status: code }
}

export function newHeaders(): Headers {
  return {
    status: 0,
    contentType: undefined,
    charset: undefined,
    contentLength: undefined,
    lastModified: undefined,
    lastModifiedText: undefined,
    etag: undefined,
    location: undefined,
    allowRanges: false,
    gzipVary: false,
    list: [],
  }
}

interface Located {
  readonly file: string
  readonly range: Range
}

/** Notes a step of the way, with the directive that decided. */
export function step(exchange: Exchange, what: string, detail: string, by?: Located): void {
  exchange.way.push({ what, detail, ...(by && { file: by.file, range: by.range }) })
}
