/** nginx's numbers: sizes (`8k`), offsets (`1g`), times (`1h30m`). Undefined where nginx says "invalid value". */

export function parseNumber(text: string): number | undefined {
  return /^\d+$/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER ? Number(text) : undefined
}

/** Bytes. */
export function parseSize(text: string): number | undefined {
  return scaled(text, { k: 2 ** 10, m: 2 ** 20 })
}

/** Bytes, with `g` as well. */
export function parseOffset(text: string): number | undefined {
  return scaled(text, { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 })
}

function scaled(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const unit = units[text.slice(-1).toLowerCase()]
  const number = parseNumber(unit === undefined ? text : text.slice(0, -1))
  return number === undefined ? undefined : number * (unit ?? 1)
}

const DAY = 86_400
/** Unit, its rank (units come in falling order), its seconds. */
const UNITS: Readonly<Record<string, readonly [rank: number, seconds: number]>> = {
  y: [1, 365 * DAY],
  M: [2, 30 * DAY],
  w: [3, 7 * DAY],
  d: [4, DAY],
  h: [5, 3600],
  m: [6, 60],
  s: [7, 1],
  ms: [8, 0.001],
}

/** Seconds. `unit` is what a directive counts in: directives of milliseconds know `ms` but no years and months. */
export function parseTime(text: string, unit: 'sec' | 'msec'): number | undefined {
  let rank = unit === 'sec' ? 0 : 2
  let total = 0
  let at = 0
  if (!/\d/.test(text)) return undefined
  while (at < text.length) {
    const digits = /^\d*/.exec(text.slice(at))![0]
    at += digits.length
    const value = Number(digits || '0')
    if (at >= text.length) return total + value
    const name = text[at] === ' ' ? ' ' : text.startsWith('ms', at) ? 'ms' : text[at]!
    if (name === ' ') {
      if (rank >= 7) return undefined
      total += value
      rank = 9
    } else {
      const known = UNITS[name]
      if (known === undefined || rank >= known[0] || (name === 'ms' && unit === 'sec')) return undefined
      rank = known[0]
      total += value * known[1]
    }
    at += name.length
    while (text[at] === ' ') at++
  }
  return total
}
