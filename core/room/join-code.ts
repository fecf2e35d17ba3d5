/** The short code that is read aloud and typed from a wall: eight characters that cannot be taken for one another. */

/** Without 0 O, 1 I L, and U, which is heard as V. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** From random bytes, of which enough must be given; undefined when they did not suffice. Bytes that would favour a letter are left out. */
export function joinCodeFrom(random: Uint8Array): string | undefined {
  const fair = 256 - (256 % CODE_LETTERS.length)
  const letters = [...random].filter((byte) => byte < fair).map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length])
  return letters.length < CODE_LENGTH ? undefined : letters.slice(0, CODE_LENGTH).join('')
}

/** As typed, with any case, spaces and hyphens; undefined when it cannot be a code. */
export function readJoinCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]+/g, '')
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : undefined
}

/** `K7M4-QXPR` */
export function showJoinCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
