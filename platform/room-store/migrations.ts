/** The tables, step by step. A step that was released never changes: the next one is added below it. */
import type { Queries, Sql } from './sql.ts'

/**
 * JSON is kept as text: `jsonb` refuses characters that a learner's file may hold. `change` is null when it was forgotten;
 * (actor, post) stays as long as the room, so that nothing counts twice.
 */
const STEPS: readonly string[] = [
  `create table stagecraft_rooms (
     id text primary key,
     code text not null unique,
     title text not null,
     teacher_digest text not null unique,
     opened_at bigint not null,
     expires_at bigint not null,
     seq bigint not null default 0,
     events bigint not null default 0,
     state text,
     state_seq bigint not null default 0,
     forgotten bigint not null default 0
   );
   create table stagecraft_room_members (
     room text not null references stagecraft_rooms on delete cascade,
     id text not null,
     token_digest text not null unique,
     join_digest text not null,
     removed boolean not null default false,
     primary key (room, id),
     unique (room, join_digest)
   );
   create table stagecraft_room_events (
     room text not null references stagecraft_rooms on delete cascade,
     seq bigint not null,
     at bigint not null,
     actor text not null,
     post text not null,
     change text,
     primary key (room, seq),
     unique (room, actor, post)
   )`,
]

/** Two processes that start at once take turns: any number that nobody else uses. */
const LOCK = 7_261_640_091

export async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(async (queries) => {
    await queries.query('select pg_advisory_xact_lock($1)', [LOCK])
    await queries.query('create table if not exists stagecraft_room_migrations (step int primary key)')
    const done = await newest(queries)
    if (done > STEPS.length) throw new Error('the rooms’ tables were made by a newer Stagecraft')
    for (let step = done; step < STEPS.length; step++) {
      for (const statement of STEPS[step]!.split(/;\s*\n/)) await queries.query(statement)
      await queries.query('insert into stagecraft_room_migrations (step) values ($1)', [step + 1])
    }
  })
}

async function newest(queries: Queries): Promise<number> {
  const [row] = await queries.query('select coalesce(max(step), 0) as step from stagecraft_room_migrations')
  return Number(row!.step)
}
