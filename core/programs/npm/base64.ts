/** Base64 of recorded files to bytes. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map([...ALPHABET].map((char, index) => [char, index]))
const decoded = new Map<string, Uint8Array>()

/** The same text gives the same object, so a digest of it is made once. */
export function decodeBase64(text: string): Uint8Array {
  const known = decoded.get(text)
  if (known !== undefined) return known
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '')
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let bits = 0
  let count = 0
  let at = 0
  for (const char of clean) {
    bits = (bits << 6) | VALUES.get(char)!
    count += 6
    if (count >= 8) {
      count -= 8
      bytes[at++] = (bits >> count) & 255
    }
  }
  decoded.set(text, bytes)
  return bytes
}
