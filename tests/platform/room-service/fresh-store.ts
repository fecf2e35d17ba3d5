/** The real store in a folder of its own, which goes with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoomStore } from '@/core/room/store.ts'
import { embedded } from '@/platform/room-store/embedded.ts'
import { roomStore } from '@/platform/room-store/room-store.ts'

export async function freshStore(): Promise<RoomStore> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-rooms-'))
  const store = roomStore(embedded(folder))
  await store.expire(0)
  return {
    ...store,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
