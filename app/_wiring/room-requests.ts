/** What the routes of rooms have in common: off is "not found", and a request is read before it is answered. */
import { ROOM_LIMITS } from '@/core/room/limits.ts'
import type { Seat } from '@/core/room/service.ts'
import { readAsked, type Shape, seatOf } from '@/platform/room-http/ask.ts'
import { originProblem } from '@/platform/room-http/gate.ts'
import { problem } from '@/platform/room-http/respond.ts'
import { type Rooms, rooms } from './rooms.ts'

export { addressOf } from '@/platform/room-http/client-address.ts'
export { eventStream } from '@/platform/room-http/event-stream.ts'
export { answered, HEADERS, json, problem } from '@/platform/room-http/respond.ts'

export interface RoomContext {
  readonly params: Promise<{ readonly room: string }>
}

/** While rooms are off, nothing tells that there could be any. */
export async function withRooms(work: (rooms: Rooms) => Promise<Response>): Promise<Response> {
  const open = rooms()
  return open === undefined ? new Response('Not found\n', { status: 404 }) : work(open)
}

/** Of a `POST`: the body as `shape` says. */
export async function withAsked<T>(
  request: Request,
  { setting }: Rooms,
  shape: Shape<T>,
  work: (asked: T) => Promise<Response>,
): Promise<Response> {
  const asked = await readAsked(request, shape, { origins: setting.origins, most: ROOM_LIMITS.requestBytes })
  return asked instanceof Response ? asked : work(asked)
}

/** Of a request about one room: who asks. */
export async function withSeat(
  request: Request,
  { setting, service }: Rooms,
  { params }: RoomContext,
  work: (seat: Seat) => Promise<Response>,
): Promise<Response> {
  const refusal = originProblem(request, setting.origins)
  if (refusal !== undefined) return problem(refusal)
  const seat = await seatOf(request, service, (await params).room)
  return seat instanceof Response ? seat : work(seat)
}
