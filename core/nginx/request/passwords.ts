/** Hashes of password files that can be checked here; nginx leaves the others to crypt(3). */
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesOfBase64, encodeBase64 } from './base64.ts'
import { md5Crypt } from './md5-crypt.ts'

/** Undefined: a kind of hash that is not checked here. */
export function checkPassword(password: string, hash: string): boolean | undefined {
  const bytes = new TextEncoder().encode(password)
  if (hash.startsWith('{PLAIN}')) return hash.slice(7) === password
  if (hash.startsWith('{SHA}')) return encodeBase64(sha1(bytes)) === hash.slice(5)
  if (hash.startsWith('{SSHA}')) return isSalted(bytes, hash.slice(6))
  const made = md5Crypt(password, hash)
  return made === undefined ? undefined : made === hash
}

/** Twenty bytes of SHA-1, then the salt. */
function isSalted(password: Uint8Array, written: string): boolean {
  const known = bytesOfBase64(written)
  const salted = sha1(Uint8Array.from([...password, ...known.slice(20)]))
  return known.length >= 20 && salted.every((byte, at) => byte === known[at])
}
