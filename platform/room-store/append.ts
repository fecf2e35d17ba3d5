/** Adds events to a room in one transaction: each post once, numbers without gaps, and all processes are told. */
import type { RoomEvent } from '@/core/room/event.ts'
import type { Appended, NewEvent } from '@/core/room/store.ts'
import { tell } from './notices.ts'
import type { Queries } from './sql.ts'

export interface When {
  readonly at: number
  readonly most: number
}

export async function appendTo(
  queries: Queries,
  room: string,
  events: readonly NewEvent[],
  { at, most }: When,
): Promise<readonly Appended[]> {
  const [row] = await queries.query('select seq, events from stagecraft_rooms where id = $1 for update', [room])
  if (row === undefined) return events.map(() => ({ kind: 'gone' }))
  const numbers = await numbersOf(queries, room, events)
  let seq = Number(row.seq)
  let left = most - Number(row.events)
  const added: (RoomEvent & { readonly actor: string; readonly post: string })[] = []
  const results = events.map(({ actor, post, change }): Appended => {
    const known = numbers.get(keyOf(actor, post))
    if (known !== undefined) return { kind: 'repeated', seq: known }
    if (left <= 0 && actor !== 'teacher') return { kind: 'full' }
    left--
    seq++
    numbers.set(keyOf(actor, post), seq)
    added.push({ seq, at, actor, post, change })
    return { kind: 'appended', event: { seq, at, change } }
  })
  if (added.length > 0) await write(queries, room, added)
  return results
}

/** The caller holds the room's row. */
export async function write(
  queries: Queries,
  room: string,
  added: readonly (RoomEvent & { readonly actor: string; readonly post: string })[],
): Promise<void> {
  const rows = added.map(({ change, ...event }) => ({ ...event, change: JSON.stringify(change) }))
  await queries.query(
    `insert into stagecraft_room_events (room, seq, at, actor, post, change)
     select $1, seq, at, actor, post, change
       from json_to_recordset($2::json) as added(seq bigint, at bigint, actor text, post text, change text)`,
    [room, JSON.stringify(rows)],
  )
  const seq = added.at(-1)!.seq
  await queries.query('update stagecraft_rooms set seq = $2, events = events + $3 where id = $1', [
    room,
    seq,
    added.length,
  ])
  for (const { change } of added)
    if (change.kind === 'removed')
      await queries.query('update stagecraft_room_members set removed = true where room = $1 and id = $2', [
        room,
        change.member,
      ])
  await tell(queries, room, seq)
}

async function numbersOf(queries: Queries, room: string, events: readonly NewEvent[]): Promise<Map<string, number>> {
  const asked = JSON.stringify(events.map(({ actor, post }) => ({ actor, post })))
  const rows = await queries.query(
    `select e.actor, e.post, e.seq from stagecraft_room_events e
       join json_to_recordset($2::json) as asked(actor text, post text) on e.actor = asked.actor and e.post = asked.post
      where e.room = $1`,
    [room, asked],
  )
  return new Map(rows.map((row) => [keyOf(String(row.actor), String(row.post)), Number(row.seq)]))
}

function keyOf(actor: string, post: string): string {
  return `${actor} ${post}`
}
