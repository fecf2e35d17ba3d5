/** What each may see. A learner sees the room and themselves, never another learner: not their name, progress or code. */
import type { RoomEvent } from './event.ts'
import type { RoomState, Viewer } from './room.ts'

export function stateFor(state: RoomState, viewer: Viewer): RoomState {
  if (viewer.kind === 'teacher') return state
  const self = Object.hasOwn(state.members, viewer.member) ? state.members[viewer.member] : undefined
  return { ...state, members: self === undefined ? {} : { [self.id]: self } }
}

export function isVisible({ change }: RoomEvent, viewer: Viewer): boolean {
  return viewer.kind === 'teacher' || !('member' in change) || change.member === viewer.member
}
