/** A learner takes a seat: the member and the event of it in one transaction, never more than there is room for. */
import type { Joined, NewMember } from '@/core/room/store.ts'
import { type When, write } from './append.ts'
import type { Queries } from './sql.ts'

/** Removed learners are kept too, so that their posts are known: up to so many times the seats. */
const KEPT = 4

export async function joinRoom(queries: Queries, room: string, member: NewMember, { at, most }: When): Promise<Joined> {
  const [row] = await queries.query('select seq from stagecraft_rooms where id = $1 for update', [room])
  if (row === undefined) return { kind: 'gone' }
  const [again] = await queries.query(
    'update stagecraft_room_members set token_digest = $3 where room = $1 and join_digest = $2 returning id',
    [room, member.joinDigest, member.tokenDigest],
  )
  if (again !== undefined) return { kind: 'repeated', member: String(again.id) }
  const [count] = await queries.query(
    `select count(*) as kept, count(*) filter (where not removed) as here
       from stagecraft_room_members where room = $1`,
    [room],
  )
  if (Number(count!.here) >= most || Number(count!.kept) >= most * KEPT) return { kind: 'full' }
  await queries.query(
    'insert into stagecraft_room_members (room, id, token_digest, join_digest) values ($1, $2, $3, $4)',
    [room, member.id, member.tokenDigest, member.joinDigest],
  )
  const event = {
    seq: Number(row.seq) + 1,
    at,
    change: { kind: 'joined', member: member.id, name: member.name },
  } as const
  await write(queries, room, [{ ...event, actor: member.id, post: 'joined' }])
  return { kind: 'joined', event }
}
