/** `ADD --checksum` of an address: a digest, with the errors of opencontainers/go-digest. */

const LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/

export function digestFault(text: string): string | undefined {
  const colon = text.indexOf(':')
  const invalid = 'invalid checksum digest format'
  if (colon <= 0 || colon === text.length - 1) return invalid
  const algorithm = text.slice(0, colon)
  const encoded = text.slice(colon + 1)
  if (!Object.hasOwn(LENGTHS, algorithm)) return DIGEST.test(text) ? 'unsupported digest algorithm' : invalid
  if (encoded.length !== LENGTHS[algorithm]) return 'invalid checksum digest length'
  return /^[a-f0-9]+$/.test(encoded) ? undefined : invalid
}
