/** The teacher's board, worked out from the state: who needs help, and which hint helps most of the room. Never a ranking. */
import { commonestFailure } from './commonest.ts'
import type { CheckStanding, CheckState, Member, RoomState } from './room.ts'

/** Milliseconds without a sign of life, after which what is not passed counts as idle. */
export const IDLE_AFTER = 300_000
/** Milliseconds a check has been failing without a pass, after which its learner is stuck. */
export const STUCK_AFTER = 180_000

export interface CheckCount {
  readonly check: string
  /** Learners whose standing this is; together all who have reported on the check. */
  readonly pass: number
  readonly fail: number
  readonly working: number
  readonly idle: number
}

export interface LessonCount {
  readonly lesson: string
  /** Learners who are there now. */
  readonly here: number
  /** In the order the checks were first reported. */
  readonly checks: readonly CheckCount[]
}

export interface Stuck {
  readonly member: string
  readonly name: string
  readonly lesson: string
  readonly check: string
  readonly message: string
  /** When the check first failed, in milliseconds since 1970. */
  readonly since: number
  /** What the learner does about it. */
  readonly status: Exclude<CheckStanding, 'pass'>
}

export interface Board {
  readonly learners: number
  /** Of them, those without a sign of life for a while. */
  readonly idle: number
  readonly lessons: readonly LessonCount[]
  /** The longest waiting first: the order in which help is due. */
  readonly stuck: readonly Stuck[]
  readonly hands: readonly { readonly member: string; readonly name: string; readonly since: number }[]
  readonly commonest: CommonestFailure | undefined
  /** Learners who show their code. */
  readonly showing: readonly { readonly member: string; readonly name: string; readonly lesson: string }[]
  /** How many accepted each standing offer. */
  readonly offers: readonly { readonly offer: string; readonly title: string; readonly accepted: number }[]
}

export interface CommonestFailure {
  readonly lesson: string
  readonly check: string
  /** The message most of them see, and how many of them see it. */
  readonly message: string
  readonly same: number
  /** Learners at whom the check fails now. */
  readonly learners: number
}

/** `now` in milliseconds since 1970, by the server's clock. */
export function boardOf(state: RoomState, now: number): Board {
  const members = Object.values(state.members).filter(({ removed }) => !removed)
  return {
    learners: members.length,
    idle: members.filter((member) => isIdle(member, now)).length,
    lessons: lessonCounts(members, now),
    stuck: members.flatMap((member) => stuckOf(member, now)).sort((a, b) => a.since - b.since),
    hands: members
      .flatMap(({ id, name, hand }) => (hand === undefined ? [] : [{ member: id, name, since: hand }]))
      .sort((a, b) => a.since - b.since),
    commonest: commonestFailure(members),
    showing: members.flatMap(({ id, name, shown }) =>
      shown === undefined ? [] : [{ member: id, name, lesson: shown.lesson }],
    ),
    offers: state.offers.map(({ id, title }) => ({
      offer: id,
      title,
      accepted: members.filter(({ accepted }) => accepted.includes(id)).length,
    })),
  }
}

function isIdle({ lastAt }: Member, now: number): boolean {
  return now - lastAt > IDLE_AFTER
}

/** Standing as it counts now: who has gone quiet is idle, whatever was reported last. */
export function standingNow(member: Member, { status }: CheckState, now: number): CheckStanding {
  return status !== 'pass' && isIdle(member, now) ? 'idle' : status
}

function lessonCounts(members: readonly Member[], now: number): readonly LessonCount[] {
  const lessons = new Map<string, { here: number; checks: Map<string, Record<CheckStanding, number>> }>()
  const at = (lesson: string) => {
    const known = lessons.get(lesson) ?? { here: 0, checks: new Map() }
    lessons.set(lesson, known)
    return known
  }
  for (const member of members) {
    for (const [lesson, checks] of Object.entries(member.lessons)) {
      const counts = at(lesson).checks
      for (const [check, state] of Object.entries(checks)) {
        const count = counts.get(check) ?? { pass: 0, fail: 0, working: 0, idle: 0 }
        count[standingNow(member, state, now)]++
        counts.set(check, count)
      }
    }
    if (member.place !== undefined) at(member.place.lesson).here++
  }
  return [...lessons].map(([lesson, { here, checks }]) => ({
    lesson,
    here,
    checks: [...checks].map(([check, count]) => ({ check, ...count })),
  }))
}

function stuckOf(member: Member, now: number): readonly Stuck[] {
  return Object.entries(member.lessons).flatMap(([lesson, checks]) =>
    Object.entries(checks).flatMap(([check, state]) => {
      const { failingSince: since, message = '' } = state
      const status = standingNow(member, state, now)
      if (status === 'pass' || since === undefined || now - since < STUCK_AFTER) return []
      return [{ member: member.id, name: member.name, lesson, check, message, since, status }]
    }),
  )
}
