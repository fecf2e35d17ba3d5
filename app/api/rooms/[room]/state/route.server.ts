/** `GET`: the room as this token may see it. See docs/rooms-api.md. */
import { answered, type RoomContext, withRooms, withSeat } from '../../../../_wiring/room-requests.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request, context: RoomContext): Promise<Response> {
  return withRooms((rooms) =>
    withSeat(request, rooms, context, async (seat) => {
      const answer = await rooms.service.state(seat)
      return answered(
        answer.kind === 'done' ? { kind: 'done', value: { now: Date.now(), state: answer.value } } : answer,
      )
    }),
  )
}
