/** Signals as STOPSIGNAL takes them: a number, or a name with or without `SIG` (Linux, moby/sys/signal). */

const NAMES = new Set(
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'.split(
    ' ',
  ),
)

export function signalProblem(text: string): string | undefined {
  if (/^[+-]?\d+$/.test(text)) return Number(text) === 0 ? `invalid signal: ${text}` : undefined
  const name = text.toUpperCase().replace(/^SIG/, '')
  return NAMES.has(name) || isRealTime(name) ? undefined : `invalid signal: ${text}`
}

/** RTMIN+1 … RTMIN+15, RTMAX-14 … RTMAX-1. */
function isRealTime(name: string): boolean {
  const match = /^(?:RTMIN\+(\d{1,2})|RTMAX-(\d{1,2}))$/.exec(name)
  if (match === null) return false
  return match[1] === undefined ? inside(Number(match[2]), 14) : inside(Number(match[1]), 15)
}

function inside(value: number, most: number): boolean {
  return value >= 1 && value <= most
}
