/** State after an event. Total: an event about somebody unknown changes nothing, so a learner's partial view folds the same way. */
import type { ReportedCheck, RoomEvent } from './event.ts'
import type { CheckState, Member, Place, RoomState } from './room.ts'

export function fold(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state
  return changed({ ...state, seq: event.seq }, event)
}

function changed(state: RoomState, { at, change }: RoomEvent): RoomState {
  switch (change.kind) {
    case 'joined':
      return withMember(state, {
        id: change.member,
        name: change.name,
        joinedAt: at,
        lastAt: at,
        removed: false,
        exploring: false,
        lessons: {},
        accepted: [],
      })
    case 'progressed':
      return did(state, change.member, at, (member) => progressed(member, change, at))
    case 'hand-raised':
      return did(state, change.member, at, (member) => ({ ...member, hand: member.hand ?? at }))
    case 'hand-lowered':
      return of(state, change.member, ({ hand: _, ...member }) => member)
    case 'explored':
      return did(state, change.member, at, (member) => ({ ...member, exploring: change.freely }))
    case 'accepted':
      return did(state, change.member, at, (member) => ({
        ...member,
        accepted: [...new Set([...member.accepted, change.offer])],
      }))
    case 'shown':
      return did(state, change.member, at, (member) => ({
        ...member,
        shown: { lesson: change.lesson, files: change.files, at },
      }))
    case 'hidden':
      return did(state, change.member, at, ({ shown: _, ...member }) => member)
    case 'renamed':
      return of(state, change.member, (member) => ({ ...member, name: change.name }))
    case 'removed':
      return of(state, change.member, ({ hand: _h, shown: _s, ...member }) => ({ ...member, removed: true }))
    case 'announced': {
      const { announcement: _, ...rest } = state
      return change.text === '' ? rest : { ...rest, announcement: { text: change.text, at } }
    }
    case 'timer-set':
      return { ...state, timer: { seconds: change.seconds, endsAt: change.endsAt, label: change.label } }
    case 'timer-stopped': {
      const { timer: _, ...rest } = state
      return rest
    }
    case 'followed':
      return { ...state, follow: { ...placeOf(change), at } }
    case 'unfollowed': {
      const { follow: _, ...rest } = state
      return rest
    }
    case 'offered': {
      const offer = { id: change.offer, title: change.title, files: change.files, at }
      return { ...state, offers: [...state.offers.filter(({ id }) => id !== offer.id), offer] }
    }
    case 'withdrawn':
      return { ...state, offers: state.offers.filter(({ id }) => id !== change.offer) }
    case 'locked':
      return { ...state, locked: change.on }
    case 'closed':
      return { ...state, closed: true }
  }
}

function withMember(state: RoomState, member: Member): RoomState {
  return { ...state, members: { ...state.members, [member.id]: member } }
}

function of(state: RoomState, id: string, change: (member: Member) => Member): RoomState {
  const member = Object.hasOwn(state.members, id) ? state.members[id] : undefined
  return member === undefined ? state : withMember(state, change(member))
}

/** What the learner did themselves: the teacher's renaming is no sign of life. */
function did(state: RoomState, id: string, at: number, change: (member: Member) => Member): RoomState {
  return of(state, id, (member) => change({ ...member, lastAt: at }))
}

function progressed(member: Member, change: Place & { readonly checks: readonly ReportedCheck[] }, at: number): Member {
  const place = placeOf(change)
  if (change.checks.length === 0) return { ...member, place }
  const checks = { ...member.lessons[place.lesson] }
  for (const reported of change.checks) checks[reported.check] = standing(checks[reported.check], reported, at)
  return { ...member, place, lessons: { ...member.lessons, [place.lesson]: checks } }
}

/** Working on a failure does not end it; passing does. */
function standing(before: CheckState | undefined, { status, message }: ReportedCheck, at: number): CheckState {
  const since = before?.status === status ? before.since : at
  if (status === 'pass') return { status, since }
  const said = status === 'fail' ? (message ?? before?.message) : before?.message
  const failingSince = before?.failingSince ?? (status === 'fail' ? at : undefined)
  return {
    status,
    since,
    ...(said === undefined ? {} : { message: said }),
    ...(failingSince === undefined ? {} : { failingSince }),
  }
}

function placeOf({ lesson, step }: Place): Place {
  return step === undefined ? { lesson } : { lesson, step }
}
