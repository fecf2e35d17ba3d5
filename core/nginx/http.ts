/** HTTP as far as the simulated servers speak it. */
import type { Range } from '@/core/text/position.ts'

export interface HttpRequest {
  readonly method: string
  /** Raw, with the query: `/a%20b?x=1`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Value of the Host header; default `localhost`. */
  readonly host?: string
  /** Port of the container the request arrives at. */
  readonly port: number
  readonly body?: string
  /** Where it comes from, when known: rules on addresses need it. */
  readonly clientAddress?: string
  /** How many answers of several ranges the server gave before: their boundary counts them. */
  readonly multipartsBefore?: number
  /** Seconds since 1970, when known: `Date` and `Expires` need it. */
  readonly now?: number
}

export interface WayStep {
  /** `server`, `location /assets/`, `try_files`, `index`, `file`, `error_page`, … */
  readonly what: string
  readonly detail: string
  readonly file?: string
  readonly range?: Range
}

export type HttpAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** Lower-case names; repeated headers are separate pairs, in nginx's order. */
      readonly headers: readonly (readonly [string, string])[]
      /** Absolute path in the container whose bytes are the body. */
      readonly bodyFile?: string
      /** nginx's built-in page of that status. */
      readonly bodyBuiltin?: number
      readonly body: Uint8Array | undefined
      readonly way: readonly WayStep[]
    }
  | { readonly kind: 'would-proxy'; readonly to: string; readonly way: readonly WayStep[] }
  /** `return 444`, or nothing listens on the port. */
  | { readonly kind: 'no-answer'; readonly why: 'refused' | 'closed'; readonly way: readonly WayStep[] }
  | { readonly kind: 'not-simulated'; readonly why: string; readonly way: readonly WayStep[] }
