/** The store of rooms in SQL. A room's row is locked while something is added to it: numbers rise in the order of commits. */
import type { RoomEvent } from '@/core/room/event.ts'
import type { RoomState, Viewer } from '@/core/room/room.ts'
import type { KeptRoom, Loaded, NewRoom, RoomStore } from '@/core/room/store.ts'
import { appendTo } from './append.ts'
import { joinRoom } from './join.ts'
import { CHANNEL, readNotice, tell } from './notices.ts'
import type { Queries, Row, Sql } from './sql.ts'

export function sqlRoomStore(sql: Sql): RoomStore {
  return {
    open: (room, most) => sql.transaction((queries) => openRoom(queries, room, most)),
    async findByCode(code, now) {
      const [row] = await sql.query(`${ROOM} where code = $1 and expires_at > $2`, [code, now])
      return row === undefined ? undefined : roomOf(row)
    },
    authority: (digest, now) => authorityOf(sql, digest, now),
    join: (room, member, at, most) => sql.transaction((queries) => joinRoom(queries, room, member, { at, most })),
    append: (room, events, at, most) => sql.transaction((queries) => appendTo(queries, room, events, { at, most })),
    async known(room, actor, posts) {
      const rows = await sql.query(
        `select post, seq from stagecraft_room_events
          where room = $1 and actor = $2 and post in (select json_array_elements_text($3::json))`,
        [room, actor, JSON.stringify(posts)],
      )
      return new Map(rows.map((row) => [String(row.post), Number(row.seq)]))
    },
    load: (room) => sql.transaction((queries) => loadRoom(queries, room)),
    read: (room, seq, most) => sql.transaction((queries) => readEvents(queries, room, seq, most)),
    keep: (room, state, window) => sql.transaction((queries) => keepState(queries, room, state, window)),
    async expire(now) {
      const gone = await sql.transaction(async (queries) => {
        const rows = await queries.query('delete from stagecraft_rooms where expires_at <= $1 returning id', [now])
        for (const { id } of rows) await tell(queries, String(id), undefined)
        return rows.map(({ id }) => String(id))
      })
      if (gone.length > 0) await sql.tidy()
      return gone
    },
    subscribe: (listener) =>
      sql.listen(CHANNEL, (payload) => {
        const { room, seq } = readNotice(payload)
        listener(room, seq)
      }),
    close: () => sql.close(),
  }
}

const ROOM = 'select id, code, title, opened_at, expires_at from stagecraft_rooms'

function roomOf(row: Row): KeptRoom {
  return {
    id: String(row.id),
    code: String(row.code),
    title: String(row.title),
    openedAt: Number(row.opened_at),
    expiresAt: Number(row.expires_at),
  }
}

/** Any number that no other lock in this database has. */
const OPENING = 7_261_640_092

async function openRoom(queries: Queries, room: NewRoom, most: number): Promise<'opened' | 'taken' | 'full'> {
  // Rooms are opened one after the other, so that they are counted right; posts to others go on meanwhile.
  await queries.query('select pg_advisory_xact_lock($1)', [OPENING])
  const [count] = await queries.query('select count(*) as open from stagecraft_rooms where expires_at > $1', [
    room.openedAt,
  ])
  if (Number(count!.open) >= most) return 'full'
  const made = await queries.query(
    `insert into stagecraft_rooms (id, code, title, teacher_digest, opened_at, expires_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (code) do nothing returning id`,
    [room.id, room.code, room.title, room.teacherDigest, room.openedAt, room.expiresAt],
  )
  return made.length === 0 ? 'taken' : 'opened'
}

async function authorityOf(
  sql: Sql,
  digest: string,
  now: number,
): Promise<{ readonly room: string; readonly viewer: Viewer } | undefined> {
  const [row] = await sql.query(
    `select id as room, null as member from stagecraft_rooms where teacher_digest = $1 and expires_at > $2
     union all
     select m.room, m.id from stagecraft_room_members m join stagecraft_rooms r on r.id = m.room
      where m.token_digest = $1 and r.expires_at > $2`,
    [digest, now],
  )
  if (row === undefined) return undefined
  const viewer: Viewer = row.member === null ? { kind: 'teacher' } : { kind: 'learner', member: String(row.member) }
  return { room: String(row.room), viewer }
}

async function loadRoom(queries: Queries, id: string): Promise<Loaded | undefined> {
  // Shared, so that no event comes between the state and the events after it.
  const [row] = await queries.query(
    'select id, code, title, opened_at, expires_at, state, state_seq from stagecraft_rooms where id = $1 for share',
    [id],
  )
  if (row === undefined) return undefined
  const state = row.state === null ? undefined : (JSON.parse(String(row.state)) as RoomState)
  return { room: roomOf(row), state, events: await eventsAfter(queries, id, Number(row.state_seq), 1_000_000_000) }
}

async function readEvents(
  queries: Queries,
  id: string,
  seq: number,
  most: number,
): Promise<readonly RoomEvent[] | undefined> {
  const [row] = await queries.query('select forgotten from stagecraft_rooms where id = $1', [id])
  if (row === undefined || seq < Number(row.forgotten)) return undefined
  return eventsAfter(queries, id, seq, most)
}

async function eventsAfter(queries: Queries, id: string, seq: number, most: number): Promise<readonly RoomEvent[]> {
  const rows = await queries.query(
    `select seq, at, change from stagecraft_room_events
      where room = $1 and seq > $2 and change is not null order by seq limit $3`,
    [id, seq, most],
  )
  return rows.map((row) => ({ seq: Number(row.seq), at: Number(row.at), change: JSON.parse(String(row.change)) }))
}

async function keepState(queries: Queries, id: string, state: RoomState, window: number): Promise<void> {
  const [row] = await queries.query(
    'update stagecraft_rooms set state = $2, state_seq = $3 where id = $1 and state_seq < $3 returning forgotten',
    [id, JSON.stringify(state), state.seq],
  )
  const until = state.seq - window
  if (row === undefined || until <= Number(row.forgotten)) return
  await queries.query('update stagecraft_room_events set change = null where room = $1 and seq > $2 and seq <= $3', [
    id,
    Number(row.forgotten),
    until,
  ])
  await queries.query('update stagecraft_rooms set forgotten = $2 where id = $1', [id, until])
}
