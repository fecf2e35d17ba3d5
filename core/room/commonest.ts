/** Which check holds most of the room up now, and in which words: the hint to give to all. */
import type { CommonestFailure } from './board.ts'
import type { Member } from './room.ts'

/** Counts failures that no pass has ended, also of those who are working on them. Undefined when nothing fails. */
export function commonestFailure(members: readonly Member[]): CommonestFailure | undefined {
  const failures = new Map<string, { lesson: string; check: string; messages: string[] }>()
  for (const { lessons } of members) {
    for (const [lesson, checks] of Object.entries(lessons)) {
      for (const [check, { failingSince, message = '' }] of Object.entries(checks)) {
        if (failingSince === undefined) continue
        const known = failures.get(`${lesson}/${check}`) ?? { lesson, check, messages: [] }
        known.messages.push(message)
        failures.set(`${lesson}/${check}`, known)
      }
    }
  }
  const most = [...failures.values()].reduce<{ lesson: string; check: string; messages: string[] } | undefined>(
    (best, one) => (best === undefined || one.messages.length > best.messages.length ? one : best),
    undefined,
  )
  if (most === undefined) return undefined
  const { message, same } = mostSaid(most.messages)
  return { lesson: most.lesson, check: most.check, message, same, learners: most.messages.length }
}

function mostSaid(messages: readonly string[]): { readonly message: string; readonly same: number } {
  const counts = new Map<string, number>()
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1)
  const [message, same] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))
  return { message, same }
}
