/** Reads a room's stream over node:http, as docs/rooms-api.md describes it. */
import { Agent, request } from 'node:http'
import type { RoomEvent } from '../../core/room/event.ts'

export type Streamed = RoomEvent

/** One socket a stream. */
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })

/** Resolves when the state has come. */
export function readEvents(
  site: string,
  room: string,
  token: string,
  heard: (event: RoomEvent) => void,
): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${site}/api/rooms/${room}/events`,
      { headers: { authorization: `Bearer ${token}` }, agent },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`the stream answers ${answer.statusCode}`))
        let text = ''
        answer.setEncoding('utf8')
        answer.on('error', () => undefined)
        answer.on('data', (piece: string) => {
          text += piece
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const message = text.slice(0, end)
            text = text.slice(end + 2)
            if (message.includes('event: state')) resolve({ close: () => sent.destroy() })
            if (message.includes('event: change')) heard(JSON.parse(message.slice(message.indexOf('data: ') + 6)))
          }
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}
