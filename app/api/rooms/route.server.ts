/** `GET`: are there rooms here. `POST`: opens one. See docs/rooms-api.md. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { addressOf, answered, json, problem, withAsked, withRooms } from '../../_wiring/room-requests.ts'
import { openRequest } from './schema.ts'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return withRooms(async ({ setting }) => json(200, { rooms: true, key: setting.key !== undefined }))
}

export function POST(request: Request): Promise<Response> {
  return withRooms((rooms) =>
    withAsked(request, rooms, openRequest, async ({ key, title, hours }) => {
      const { key: wanted } = rooms.setting
      if (wanted !== undefined && !isSame(key ?? '', wanted))
        return problem({ status: 403, code: 'forbidden', message: 'Opening a room here needs the operator’s key.' })
      return answered(
        await rooms.service.open({ title, ...(hours === undefined ? {} : { hours }) }, addressOf(request.headers)),
        201,
      )
    }),
  )
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
