/** A text in double quotes as Go's %q writes it, for messages that quote the learner's words. */

export function goQuote(text: string): string {
  return JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, (whole, hex: string) => {
    if (hex === '0007') return '\\a'
    if (hex === '000b') return '\\v'
    return hex.startsWith('00') ? `\\x${hex.slice(2)}` : whole
  })
}
