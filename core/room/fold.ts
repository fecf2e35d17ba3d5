/** State after an event. Total: an event about somebody unknown changes nothing, so a learner's partial view folds the same way. */
import type { ReportedCheck, RoomEvent } from './event.ts'
import type { CheckState, Member, Place, RoomState } from './room.ts'

export function fold(state: RoomState, event: RoomEvent): RoomState {
  const folding = foldingOf(state)
  folding.add(event)
  return folding.state()
}

/** Many events in a row: the members, a thousand of them in a full hall, are copied once and not for each event. */
export interface Folding {
  add(event: RoomEvent): void
  /** Not to be kept while more is added: its members are the ones that change. */
  state(): RoomState
}

export function foldingOf(beginning: RoomState): Folding {
  const own: Own = { members: undefined }
  let state = beginning
  return {
    add(event) {
      if (event.seq > state.seq) state = changed({ ...state, seq: event.seq }, event, own)
    },
    state: () => state,
  }
}

export function foldAll(state: RoomState, events: readonly RoomEvent[]): RoomState {
  const folding = foldingOf(state)
  for (const event of events) folding.add(event)
  return folding.state()
}

/** The copy of the members that this folding made and may change. */
interface Own {
  members: Record<string, Member> | undefined
}

function changed(state: RoomState, { at, change }: RoomEvent, own: Own): RoomState {
  switch (change.kind) {
    case 'joined':
      return withMember(state, own, {
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
      return did(state, own, change.member, at, (member) => progressed(member, change, at))
    case 'hand-raised':
      return did(state, own, change.member, at, (member) => ({ ...member, hand: member.hand ?? at }))
    case 'hand-lowered':
      return of(state, own, change.member, ({ hand: _, ...member }) => member)
    case 'explored':
      return did(state, own, change.member, at, (member) => ({ ...member, exploring: change.freely }))
    case 'accepted':
      return did(state, own, change.member, at, (member) => ({
        ...member,
        accepted: [...new Set([...member.accepted, change.offer])],
      }))
    case 'shown':
      return did(state, own, change.member, at, (member) => ({
        ...member,
        shown: { lesson: change.lesson, files: change.files, at },
      }))
    case 'hidden':
      return did(state, own, change.member, at, ({ shown: _, ...member }) => member)
    case 'renamed':
      return of(state, own, change.member, (member) => ({ ...member, name: change.name }))
    case 'removed':
      return of(state, own, change.member, ({ hand: _h, shown: _s, ...member }) => ({ ...member, removed: true }))
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

function withMember(state: RoomState, own: Own, member: Member): RoomState {
  own.members ??= { ...state.members }
  own.members[member.id] = member
  return { ...state, members: own.members }
}

function of(state: RoomState, own: Own, id: string, change: (member: Member) => Member): RoomState {
  const member = Object.hasOwn(state.members, id) ? state.members[id] : undefined
  return member === undefined ? state : withMember(state, own, change(member))
}

/** What the learner did themselves: the teacher's renaming is no sign of life. */
function did(state: RoomState, own: Own, id: string, at: number, change: (member: Member) => Member): RoomState {
  return of(state, own, id, (member) => change({ ...member, lastAt: at }))
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
