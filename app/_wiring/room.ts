/** The browser's end of rooms. Loaded only on the room's own pages, and on lesson pages of those who joined one. */
import type { LearnerDoor, LearnerPorts, RoomPorts, TeacherDoor } from '@/components/room/room-ports.ts'
import { downloadFile } from '@/platform/browser/download.ts'
import { randomId } from '@/platform/browser/random-id.ts'
import { outboxStore } from '@/platform/browser/room/outbox-store.ts'
import { askForRooms, exportRoom, joinRoom, newJoinId, openRoom } from '@/platform/browser/room/room-door.ts'
import { listenToRoom, postToRoom, type RoomSeat } from '@/platform/browser/room/room-line.ts'
import {
  forgetJoinId,
  forgetOwnRoom,
  joinIdFor,
  type LearnerSeat,
  leaveSeat,
  ownRooms,
  readSeat,
  rememberOwnRoom,
  takeSeat,
} from '@/platform/browser/room/seat-store.ts'

function portsOf(seat: RoomSeat, who: string): RoomPorts {
  return {
    listen: (ears) => listenToRoom(seat, ears),
    post: (posts) => postToRoom(seat, posts),
    waiting: outboxStore(`${seat.room} ${who}`),
    newId: randomId,
    now: Date.now,
  }
}

export function learnerPorts(seat: LearnerSeat): LearnerPorts {
  const ports = portsOf(seat, seat.member)
  return {
    ...ports,
    seat,
    leave() {
      leaveSeat(seat.member)
      ports.waiting.clear()
    },
  }
}

export const teacherDoor: TeacherDoor = {
  offer: askForRooms,
  async open(asked) {
    const answer = await openRoom(asked)
    if (answer.kind === 'refused') return answer
    const { room, teacherToken, code, title, expiresAt } = answer.value
    return { kind: 'done', value: { room, token: teacherToken, code, title, expiresAt } }
  },
  own: () => ownRooms(Date.now()),
  remember: (room) => rememberOwnRoom(room, Date.now()),
  forget: (room) => forgetOwnRoom(room, Date.now()),
  ports: (room) => portsOf(room, 'teacher'),
  exportRoom,
  download: downloadFile,
  async qr(text) {
    const { renderSVG } = await import('uqr')
    return `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 1 }))}`
  },
}

export const learnerDoor: LearnerDoor = {
  offer: askForRooms,
  async join(code, name) {
    const answer = await joinRoom({ code, name, joinId: joinIdFor(code, newJoinId) })
    if (answer.kind === 'refused') return answer
    if (!takeSeat(answer.value))
      return { kind: 'refused', message: 'This browser keeps nothing, so the lessons could not know of the room.' }
    forgetJoinId()
    return { kind: 'done', value: answer.value }
  },
  seat: readSeat,
  leave() {
    const seat = readSeat()
    if (seat) learnerPorts(seat).leave()
  },
}
