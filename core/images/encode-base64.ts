const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const last = left > 2 ? DIGITS[word & 63]! : '='
    const third = left > 1 ? DIGITS[(word >> 6) & 63]! : '='
    parts.push(DIGITS[word >> 18]! + DIGITS[(word >> 12) & 63]! + third + last)
  }
  return parts.join('')
}
