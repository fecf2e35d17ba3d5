/** Rooms of this server: where they are kept and who may ask. Nothing is opened before the first room is. */
import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { markAddresses } from '@/platform/room-http/client-address.ts'
import { type RoomsSetting, roomsSetting } from '@/platform/room-http/setting.ts'
import { type RunningRoomService, roomService } from '@/platform/room-service/room-service.ts'
import { embedded } from '@/platform/room-store/embedded.ts'
import { postgres } from '@/platform/room-store/postgres.ts'
import { roomStore } from '@/platform/room-store/room-store.ts'

export interface Rooms {
  readonly setting: RoomsSetting
  readonly service: RunningRoomService
}

/** Instrumentation and routes are bundled apart, and share only the process. */
const ROOMS = Symbol.for('stagecraft.rooms')
const shared = globalThis as { [ROOMS]?: Rooms }
const MINUTE = 60_000

/** When the server starts: rooms of an earlier run that have expired are deleted even if nobody asks. */
export function startRooms(): void {
  const setting = roomsSetting(env)
  if (setting === undefined) return
  markAddresses('/api/rooms', setting.trustsProxy)
  if (setting.database !== undefined || existsSync(setting.folder)) rooms()
}

/** Undefined while they are off: then there is nothing at these addresses. */
export function rooms(): Rooms | undefined {
  const setting = roomsSetting(env)
  if (setting === undefined) return undefined
  shared[ROOMS] ??= { setting, service: made(setting) }
  return shared[ROOMS]
}

function made({ database, folder }: RoomsSetting): RunningRoomService {
  const service = roomService({ store: roomStore(database === undefined ? embedded(folder) : postgres(database)) })
  const sweep = () =>
    service.sweep().catch((error: unknown) => {
      process.stderr.write(`Rooms: ${told(error)}\n`)
    })
  setTimeout(sweep, 5000).unref()
  setInterval(sweep, MINUTE).unref()
  // Streams end, so that the server can; the folder's lock goes, so that the next one starts at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void service.close().catch(() => undefined))
  return service
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
