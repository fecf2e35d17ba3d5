/** The MD5 hashes of password files: Apache's `$apr1$`, which htpasswd and openssl write, and crypt(3)'s `$1$`. */
import { md5 } from '@noble/hashes/legacy.js'

/** The whole hash, or undefined when the text is of another kind. The scheme: FreeBSD's crypt-md5.c. */
export function md5Crypt(password: string, hash: string): string | undefined {
  const match = /^(\$apr1\$|\$1\$)([^$]{0,8})/.exec(hash)
  if (match === null) return undefined
  const [, magic = '', salt = ''] = match
  return `${magic}${salt}$${encoded(stretched(bytesOf(password), magic, bytesOf(salt)))}`
}

function bytesOf(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}

function digest(bytes: readonly number[]): number[] {
  return [...md5(Uint8Array.from(bytes))]
}

function stretched(key: readonly number[], magic: string, salt: readonly number[]): readonly number[] {
  let final = digest(firstText(key, magic, salt))
  for (let round = 0; round < 1000; round++) {
    const odd = round % 2 === 1
    const text = [...(odd ? key : final)]
    if (round % 3 !== 0) text.push(...salt)
    if (round % 7 !== 0) text.push(...key)
    text.push(...(odd ? final : key))
    final = digest(text)
  }
  return final
}

function firstText(key: readonly number[], magic: string, salt: readonly number[]): number[] {
  const inner = digest([...key, ...salt, ...key])
  const text = [...key, ...bytesOf(magic), ...salt]
  for (let left = key.length; left > 0; left -= 16) text.push(...inner.slice(0, Math.min(16, left)))
  for (let left = key.length; left > 0; left >>= 1) text.push(left & 1 ? 0 : (key[0] ?? 0))
  return text
}

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ORDER: readonly (readonly [number, number, number])[] = [
  [0, 6, 12],
  [1, 7, 13],
  [2, 8, 14],
  [3, 9, 15],
  [4, 10, 5],
]

function encoded(final: readonly number[]): string {
  const byte = (at: number) => final[at] ?? 0
  const words = ORDER.map(([a, b, c]) => sixes((byte(a) << 16) | (byte(b) << 8) | byte(c), 4))
  return words.join('') + sixes(byte(11), 2)
}

/** Six bits a letter, the lowest first. */
function sixes(value: number, letters: number): string {
  let out = ''
  for (let at = 0; at < letters; at++) out += ALPHABET[(value >> (6 * at)) & 63]
  return out
}
