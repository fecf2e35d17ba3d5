/** What the operator decided about rooms. On by default: until somebody opens a room, nothing is loaded, written or sent. */
import { resolve } from 'node:path'

export interface RoomsSetting {
  /** `DATABASE_URL`: a Postgres server; undefined: a folder. */
  readonly database: string | undefined
  /** `STAGECRAFT_DATA`, below which the rooms' folder lies. */
  readonly folder: string
  /** `STAGECRAFT_ROOMS_KEY`: who opens a room must know it. */
  readonly key: string | undefined
  /** `STAGECRAFT_SITE_ORIGIN`: origins besides the address the page was asked at, for proxies that change `Host`. */
  readonly origins: readonly string[]
  /** `STAGECRAFT_TRUST_PROXY=1`: the last of `X-Forwarded-For` is the client. */
  readonly trustsProxy: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** Undefined where rooms are off (`STAGECRAFT_ROOMS=off`). */
export function roomsSetting(env: Environment): RoomsSetting | undefined {
  if (/^(?:off|0|no|false)$/i.test(env.STAGECRAFT_ROOMS ?? '')) return undefined
  return {
    database: env.DATABASE_URL || undefined,
    folder: resolve(env.STAGECRAFT_DATA || 'data', 'rooms'),
    key: env.STAGECRAFT_ROOMS_KEY || undefined,
    origins: (env.STAGECRAFT_SITE_ORIGIN ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((one) => new URL(one).origin),
    trustsProxy: env.STAGECRAFT_TRUST_PROXY === '1',
  }
}
