/** STOPSIGNAL: what `docker stop` sends first. */
import { configure, failDraft } from '../draft.ts'
import { expandAll } from '../expanding.ts'
import type { Handler } from '../scene.ts'

const NAMES =
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
const SIGNALS: ReadonlySet<string> = new Set(NAMES.split(' '))

export const stopSignal: Handler = (draft, instruction, scene) => {
  const expanded = expandAll(draft, instruction, scene, [instruction.rest.text])
  if (!expanded.ok) return expanded.draft
  const signal = expanded.words[0]!
  if (!isSignal(signal)) {
    return failDraft(draft, instruction, scene.file, 'stop-signal', `Invalid signal: ${signal}`, { signal })
  }
  return configure(draft, instruction, { stopSignal: signal }, `STOPSIGNAL ${signal}`)
}

/** As moby/sys/signal reads it: a number but 0, or a name with or without SIG, in any case. */
function isSignal(text: string): boolean {
  if (/^-?\d+$/.test(text)) return Number(text) !== 0
  const name = text.toUpperCase().replace(/^SIG/, '')
  return SIGNALS.has(name) || /^RTMIN\+([1-9]|1[0-5])$/.test(name) || /^RTMAX-([1-9]|1[0-4])$/.test(name)
}
