/** Commands on their way: kept until the room has answered, sent again with the same id, counted there once. */
import type { PostResult, RoomCommand } from '@/core/room/command.ts'
import type { Posted, RoomPorts, Waiting } from './room-ports.ts'

/** As the server takes at once. */
const MOST = 50

export interface OutboxEars {
  /** Commands that wait, oldest first; and what the server says about its store, when that is the reason. */
  changed(pending: readonly RoomCommand[], trouble: string | undefined): void
  refused(message: string): void
  unknown(): void
}

export interface Outbox {
  add(command: RoomCommand): void
  /** Sends what waits, now. */
  flush(): Promise<void>
  /** Also what another tab has put in. */
  look(): void
  open(): void
  close(): void
}

type OutboxPorts = Pick<RoomPorts, 'post' | 'waiting' | 'newId' | 'now'>

export function createOutbox({ post, waiting, newId, now }: OutboxPorts, ears: OutboxEars): Outbox {
  let busy = false
  let closed = false
  let count = 0
  let trouble: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () =>
    ears.changed(
      waiting.all().map(({ command }) => command as RoomCommand),
      trouble,
    )

  async function flush(): Promise<void> {
    if (busy || closed) return
    clearTimeout(timer)
    busy = true
    try {
      for (
        let batch = waiting.all().slice(0, MOST);
        batch.length > 0 && !closed;
        batch = waiting.all().slice(0, MOST)
      ) {
        for (const one of batch) if (!one.tried) waiting.put({ ...one, tried: true })
        const answer = await post(batch.map(({ id, command }) => ({ id, command: command as RoomCommand })))
        if (!take(answer, batch)) break
      }
    } finally {
      busy = false
      look()
    }
  }

  /** False: nothing more for now. */
  function take(answer: Posted, batch: readonly Waiting[]): boolean {
    trouble = undefined
    switch (answer.kind) {
      case 'answered':
        waiting.drop(answer.results.map(({ id }) => id))
        for (const result of answer.results) if (isTold(result)) ears.refused(result.message)
        // An answer that leaves something out must not make this turn for ever.
        return answer.results.length > 0
      case 'later':
        trouble = answer.message
        if (!closed) timer = setTimeout(() => void flush(), answer.after)
        return false
      case 'wrong':
        waiting.drop(batch.map(({ id }) => id))
        ears.refused(answer.message)
        return true
      case 'unknown':
        ears.unknown()
        return false
    }
  }

  return {
    add(command) {
      const last = waiting
        .all()
        .findLast(({ tried, command: other }) => !tried && isSamePlace(other as RoomCommand, command))
      // What has not left yet need not be told step by step.
      if (last) waiting.put({ ...last, command: mergedProgress(last.command as RoomCommand, command) })
      else waiting.put({ id: newId(), at: now() + ++count / 1000, command, tried: false })
      look()
    },
    flush,
    look,
    open() {
      closed = false
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

function isTold(result: PostResult): result is Extract<PostResult, { kind: 'refused' }> {
  return result.kind === 'refused'
}

function isSamePlace(one: RoomCommand, other: RoomCommand): boolean {
  return one.kind === 'progress' && other.kind === 'progress' && one.lesson === other.lesson
}

/** The newer report on a check counts; checks it does not speak of stay as they were reported. */
function mergedProgress(before: RoomCommand, after: RoomCommand): RoomCommand {
  if (before.kind !== 'progress' || after.kind !== 'progress') return after
  const newer = new Set(after.checks.map(({ check }) => check))
  return { ...after, checks: [...before.checks.filter(({ check }) => !newer.has(check)), ...after.checks] }
}
