/** The store the operator chose: `DATABASE_URL`, or a folder. Tables are made at the first use. */
import type { RoomStore } from '@/core/room/store.ts'
import { migrate } from './migrations.ts'
import type { Sql } from './sql.ts'
import { sqlRoomStore } from './sql-room-store.ts'

export function roomStore(sql: Sql): RoomStore {
  let ready: Promise<void> | undefined
  const made = async () => {
    ready ??= migrate(sql)
    try {
      await ready
    } catch (error) {
      ready = undefined
      throw error
    }
  }
  const prepared: Sql = {
    ...sql,
    query: async (text, values) => {
      await made()
      return sql.query(text, values)
    },
    transaction: async (work) => {
      await made()
      return sql.transaction(work)
    },
  }
  return sqlRoomStore(prepared)
}
