/** VITE_GREETING in a recorded output: the build writes the variable's value where the default stands. */

export function withGreeting(bytes: Uint8Array, standing: string, greeting: string | undefined): Uint8Array {
  if (greeting === undefined || greeting === '' || greeting === standing || standing === '') return bytes
  const text = decode(bytes)
  if (text === undefined || !text.includes(standing)) return bytes
  return new TextEncoder().encode(text.replaceAll(standing, greeting.replace(/[\\`"$]/g, '\\$&')))
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
