/** Words of strangers, made fit to be shown: nothing invisible, nothing that turns the line around, no towers of accents. */

/** Format characters and bidi controls; joiners stay, since emoji and some scripts need them between letters. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu
const CONTROL = /\p{Cc}/gu
const CONTROL_BUT_LINES = /(?![\n\t])\p{Cc}/gu
const TOWER = /(\p{M}{3})\p{M}+/gu
const BREAKS = /\r\n?|[\u0085\u2028\u2029]/g
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** One line: white space of any kind becomes one space. Empty when nothing of it could be seen. */
export function cleanLine(text: string): string {
  const line = shown(text.replace(BREAKS, ' ').replace(/\s/gu, ' ').replace(CONTROL, '')).replace(/ +/g, ' ').trim()
  return VISIBLE.test(line) ? line : ''
}

/** Several lines, with tabs. */
export function cleanText(text: string): string {
  return shown(text.replace(BREAKS, '\n').replace(CONTROL_BUT_LINES, '')).trim()
}

/** In code points, as limits count. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** The first `most` code points, with `…` for the rest. */
export function shortened(text: string, most: number): string {
  return lengthOf(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`
}

function shown(text: string): string {
  return text.normalize('NFC').replace(HIDDEN, '').replace(TOWER, '$1')
}
