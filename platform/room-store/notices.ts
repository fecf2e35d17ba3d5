/** How processes on one database tell each other that a room has changed: the channel and what is said on it. */
import type { Queries } from './sql.ts'

export const CHANNEL = 'stagecraft_rooms'

/** Heard by all when the transaction is committed, and by nobody when it is not. `seq` undefined: the room was deleted. */
export async function tell(queries: Queries, room: string, seq: number | undefined): Promise<void> {
  await queries.query('select pg_notify($1, $2)', [CHANNEL, seq === undefined ? room : `${room} ${seq}`])
}

export function readNotice(payload: string | undefined): {
  readonly room: string | undefined
  readonly seq: number | undefined
} {
  if (payload === undefined) return { room: undefined, seq: undefined }
  const [room, seq] = payload.split(' ')
  return { room, seq: seq === undefined ? undefined : Number(seq) }
}
