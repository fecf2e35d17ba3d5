/** `date`: the clock of the page. Formats of one's own are left to the file program, which knows no clock. */
import { fileProgramTable } from '@/core/programs/registry.ts'
import { type Call, done, failed, note, type Reply, say } from '../../command.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function date(call: Call): Reply {
  const own = call.args.filter((arg) => arg !== '-u')
  if (own.length === 0) return done(say(plain(new Date(call.world.now))))
  const found = fileProgramTable.find('date', call.process)
  if (found.kind !== 'program') return failed(127, 'sh: date: not found')
  const outcome = found.run(call.process, call.host)
  return outcome.kind === 'exited'
    ? { output: outcome.output, code: outcome.code }
    : done([...outcome.output, ...note(outcome.why)])
}

/** `Tue Nov 24 10:00:00 UTC 2026` */
function plain(at: Date): string {
  const time = at.toISOString().slice(11, 19)
  return `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${time} UTC ${at.getUTCFullYear()}`
}
