/** `GET`: the room's events as they happen. `POST`: commands, each with the client's id. See docs/rooms-api.md. */
import {
  answered,
  eventStream,
  HEADERS,
  type RoomContext,
  withAsked,
  withRooms,
  withSeat,
} from '../../../../_wiring/room-requests.ts'
import { postRequest } from '../../schema.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request, context: RoomContext): Promise<Response> {
  return withRooms((rooms) =>
    withSeat(request, rooms, context, async (seat) => {
      const { stream, listener, onEnd } = eventStream({ now: Date.now })
      const answer = await rooms.service.listen(seat, lastSeen(request.headers), listener)
      if (answer.kind === 'refused') {
        await stream.cancel()
        return answered(answer)
      }
      onEnd(answer.value)
      return new Response(stream, { headers: { ...HEADERS, ...STREAMED } })
    }),
  )
}

/** Neither Next's compression nor a proxy's buffer holds an event back. */
const STREAMED = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

function lastSeen(headers: Headers): number | undefined {
  const given = headers.get('last-event-id') ?? ''
  return /^\d{1,15}$/.test(given) ? Number(given) : undefined
}

export function POST(request: Request, context: RoomContext): Promise<Response> {
  return withRooms((rooms) =>
    withSeat(request, rooms, context, (seat) =>
      withAsked(request, rooms, postRequest, async ({ posts }) => {
        const answer = await rooms.service.post(seat, posts)
        return answered(
          answer.kind === 'done' ? { kind: 'done', value: { now: Date.now(), results: answer.value } } : answer,
        )
      }),
    ),
  )
}
