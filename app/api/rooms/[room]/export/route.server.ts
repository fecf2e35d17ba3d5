/** `GET`: the room as a file for its teacher, before it is deleted. See docs/rooms-api.md. */
import { csvReport, jsonReport } from '@/core/room/report.ts'
import { answered, HEADERS, problem, type RoomContext, withRooms, withSeat } from '../../../../_wiring/room-requests.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request, context: RoomContext): Promise<Response> {
  return withRooms((rooms) =>
    withSeat(request, rooms, context, async (seat) => {
      if (seat.viewer.kind !== 'teacher')
        return problem({ status: 403, code: 'forbidden', message: 'Only the teacher can do that.' })
      const format = new URL(request.url).searchParams.get('format') ?? 'json'
      if (format !== 'csv' && format !== 'json')
        return problem({ status: 400, code: 'invalid', message: 'The format is csv or json.' })
      const answer = await rooms.service.state(seat)
      if (answer.kind === 'refused') return answered(answer)
      const text =
        format === 'csv'
          ? csvReport(answer.value, Date.now())
          : `${JSON.stringify(jsonReport(answer.value, Date.now()), null, 2)}\n`
      return new Response(text, { headers: { ...HEADERS, ...headersOf(format) } })
    }),
  )
}

function headersOf(format: 'csv' | 'json'): Record<string, string> {
  return {
    'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="stagecraft-room.${format}"`,
  }
}
