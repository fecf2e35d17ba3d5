/** Base64 as `Authorization` and password files have it. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** UTF-8 text; empty when it is not base64. */
export function decodeBase64(text: string): string {
  return new TextDecoder().decode(bytesOfBase64(text))
}

/** No bytes when it is not base64. */
export function bytesOfBase64(text: string): Uint8Array {
  const bits = [...text.replace(/=+$/, '')].map((char) => ALPHABET.indexOf(char))
  if (bits.some((bit) => bit < 0)) return new Uint8Array()
  const bytes: number[] = []
  for (let i = 0; i + 1 < bits.length; i += 4) {
    const [a = 0, b = 0, c, d] = bits.slice(i, i + 4)
    bytes.push((a << 2) | (b >> 4))
    if (c !== undefined) bytes.push(((b & 15) << 4) | (c >> 2))
    if (c !== undefined && d !== undefined) bytes.push(((c & 3) << 6) | d)
  }
  return Uint8Array.from(bytes)
}

export function encodeBase64(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    out += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]!
    out += (b === undefined ? '=' : ALPHABET[(word >> 6) & 63]!) + (c === undefined ? '=' : ALPHABET[word & 63]!)
  }
  return out
}
