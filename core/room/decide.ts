/** Whether a command is taken: pure, so the teacher's rights, the limits and the words of a refusal stand in one place. */
import { cleanLine, cleanText, lengthOf, shortened } from './clean-text.ts'
import type { LearnerCommand, RefusalCode, RoomCommand, TeacherCommand } from './command.ts'
import type { ReportedCheck, RoomChange } from './event.ts'
import { filesProblem } from './files-problem.ts'
import type { RoomLimits } from './limits.ts'
import { freeName } from './member-name.ts'
import type { Member, RoomState, Viewer } from './room.ts'

export type Decision =
  | { readonly kind: 'accepted'; readonly change: RoomChange }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }

/** What a decision depends on besides the command; `now` in milliseconds since 1970. */
export interface Scene {
  readonly state: RoomState
  readonly limits: RoomLimits
  readonly now: number
}

const LEARNERS: ReadonlySet<string> = new Set(['progress', 'hand', 'explore', 'accept', 'show', 'hide'])

export function decide(scene: Scene, by: Viewer, command: RoomCommand): Decision {
  if (scene.state.closed) return refused('closed', 'This room is closed.')
  if (isLearners(command)) {
    const member = by.kind === 'learner' ? memberOf(scene.state, by.member) : undefined
    if (member === undefined) return refused('not-yours', 'Only a learner of this room can do that.')
    if (member.removed) return refused('removed', 'You are no longer in this room.')
    return learners(scene, member, command)
  }
  return by.kind === 'teacher' ? teachers(scene, command) : refused('not-yours', 'Only the teacher can do that.')
}

function isLearners(command: RoomCommand): command is LearnerCommand {
  return LEARNERS.has(command.kind)
}

function learners({ state, limits }: Scene, self: Member, command: LearnerCommand): Decision {
  const member = self.id
  switch (command.kind) {
    case 'progress': {
      const { lesson, step } = command
      const problem = progressProblem(self, command, limits)
      if (problem !== undefined) return refused('limit', problem)
      const checks = command.checks.map((check) => reported(check, limits))
      return accepted({ kind: 'progressed', member, lesson, ...(step === undefined ? {} : { step }), checks })
    }
    case 'hand':
      return accepted({ kind: command.up ? 'hand-raised' : 'hand-lowered', member })
    case 'explore':
      return accepted({ kind: 'explored', member, freely: command.freely })
    case 'accept':
      return state.offers.some(({ id }) => id === command.offer)
        ? accepted({ kind: 'accepted', member, offer: command.offer })
        : refused('unknown', 'The teacher no longer offers that.')
    case 'show': {
      const problem = filesProblem(command.files, limits)
      if (problem !== undefined) return refused('invalid', problem)
      const shown = Object.values(state.members).filter((one) => one.shown !== undefined && one.id !== member).length
      return shown < limits.shown
        ? accepted({ kind: 'shown', member, lesson: command.lesson, files: command.files })
        : refused('limit', `${limits.shown} learners show their code already. Try again when one has stopped.`)
    }
    case 'hide':
      return accepted({ kind: 'hidden', member })
  }
}

function teachers({ state, limits, now }: Scene, command: TeacherCommand): Decision {
  switch (command.kind) {
    case 'announce': {
      const text = cleanText(command.text)
      return lengthOf(text) <= limits.announcementLength
        ? accepted({ kind: 'announced', text })
        : refused('limit', `An announcement has at most ${limits.announcementLength} characters.`)
    }
    case 'timer':
      return command.seconds >= 1 && command.seconds <= limits.longestTimer
        ? accepted({
            kind: 'timer-set',
            seconds: command.seconds,
            endsAt: now + command.seconds * 1000,
            label: shortened(cleanLine(command.label), limits.titleLength),
          })
        : refused('limit', `A timer runs for 1 to ${limits.longestTimer} seconds.`)
    case 'stop-timer':
      return accepted({ kind: 'timer-stopped' })
    case 'follow': {
      const { lesson, step } = command
      return accepted({ kind: 'followed', lesson, ...(step === undefined ? {} : { step }) })
    }
    case 'unfollow':
      return accepted({ kind: 'unfollowed' })
    case 'offer': {
      const problem = filesProblem(command.files, limits)
      if (problem !== undefined) return refused('invalid', problem)
      if (state.offers.length >= limits.offers && !state.offers.some(({ id }) => id === command.offer))
        return refused('limit', `${limits.offers} offers stand already. Withdraw one first.`)
      const title = shortened(cleanLine(command.title), limits.titleLength) || command.files[0]!.path
      return accepted({ kind: 'offered', offer: command.offer, title, files: command.files })
    }
    case 'withdraw':
      return accepted({ kind: 'withdrawn', offer: command.offer })
    case 'lock':
      return accepted({ kind: 'locked', on: command.on })
    case 'close':
      return accepted({ kind: 'closed' })
    default:
      return aboutMember(state, limits, command)
  }
}

function aboutMember(
  state: RoomState,
  limits: RoomLimits,
  command: Extract<TeacherCommand, { readonly member: string }>,
): Decision {
  const { member } = command
  if (memberOf(state, member) === undefined) return refused('unknown', 'There is no such learner in this room.')
  switch (command.kind) {
    case 'lower-hand':
      return accepted({ kind: 'hand-lowered', member })
    case 'remove':
      return accepted({ kind: 'removed', member })
    case 'rename': {
      const named = freeName(state, command.name, limits, member)
      return named.kind === 'name'
        ? accepted({ kind: 'renamed', member, name: named.name })
        : refused('invalid', named.message)
    }
  }
}

function progressProblem(
  { lessons }: Member,
  { lesson, checks }: Extract<LearnerCommand, { readonly kind: 'progress' }>,
  limits: RoomLimits,
): string | undefined {
  if (!Object.hasOwn(lessons, lesson) && Object.keys(lessons).length >= limits.lessons)
    return `A learner reports on at most ${limits.lessons} lessons.`
  const known = Object.hasOwn(lessons, lesson) ? Object.keys(lessons[lesson]!) : []
  const all = new Set([...known, ...checks.map(({ check }) => check)])
  return all.size > limits.checks ? `A lesson has at most ${limits.checks} checks.` : undefined
}

function reported({ check, status, message }: ReportedCheck, limits: RoomLimits): ReportedCheck {
  if (status === 'pass' || message === undefined) return { check, status }
  return { check, status, message: shortened(cleanText(message), limits.messageLength) }
}

function memberOf(state: RoomState, id: string): Member | undefined {
  return Object.hasOwn(state.members, id) ? state.members[id] : undefined
}

function accepted(change: RoomChange): Decision {
  return { kind: 'accepted', change }
}

function refused(code: RefusalCode, message: string): Decision {
  return { kind: 'refused', code, message }
}
