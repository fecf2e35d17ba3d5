/** Hashes of password files that can be checked here; nginx leaves the others to crypt(3). */
import { sha1 } from '@noble/hashes/legacy.js'

/** Undefined: a kind of hash that is not checked here. */
export function checkPassword(password: string, hash: string): boolean | undefined {
  const bytes = new TextEncoder().encode(password)
  if (hash.startsWith('{PLAIN}')) return hash.slice(7) === password
  if (hash.startsWith('{SHA}')) return base64(sha1(bytes)) === hash.slice(5)
  return undefined
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    out += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]!
    out += (b === undefined ? '=' : ALPHABET[(word >> 6) & 63]!) + (c === undefined ? '=' : ALPHABET[word & 63]!)
  }
  return out
}
