/** Names that nobody else makes. `crypto.randomUUID` is missing on a plain-HTTP address; random bytes are there everywhere. */

/** 32 hexadecimal digits, 128 random bits. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
