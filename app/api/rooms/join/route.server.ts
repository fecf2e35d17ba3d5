/** `POST`: a learner joins by the room's code. See docs/rooms-api.md. */
import { addressOf, answered, withAsked, withRooms } from '../../../_wiring/room-requests.ts'
import { joinRequest } from '../schema.ts'

export const dynamic = 'force-dynamic'

export function POST(request: Request): Promise<Response> {
  return withRooms((rooms) =>
    withAsked(request, rooms, joinRequest, async (asked) =>
      answered(await rooms.service.join(asked, addressOf(request.headers)), 201, { unknown: 404 }),
    ),
  )
}
