/** Words about the terminal itself: `clear`, `history`, `help`, `exit`. */
import { type Call, done, note, type Reply, say } from '../../command.ts'

export function clear(): Reply {
  return done([], { clear: true })
}

export function history(call: Call): Reply {
  const lines = call.session.history.map((line, i) => `${String(i + 1).padStart(5)}  ${line}`)
  return done(say(...lines))
}

export function exit(): Reply {
  return done(note('this terminal stays open; the lesson is beside it'))
}
