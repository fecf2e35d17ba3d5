/** The request's URI as nginx normalises it: decoded, dots resolved, slashes merged. */

export interface ParsedUri {
  readonly uri: string
  readonly args: string
}

/** Undefined: nginx answers 400. */
export function parseUri(raw: string, mergeSlashes: boolean): ParsedUri | undefined {
  const question = raw.indexOf('?')
  const path = question < 0 ? raw : raw.slice(0, question)
  const args = question < 0 ? '' : raw.slice(question + 1).split('#')[0]!
  const hash = path.indexOf('#')
  if (hash >= 0) return normalise(path.slice(0, hash), '', mergeSlashes)
  return normalise(path, args, mergeSlashes)
}

function normalise(path: string, args: string, mergeSlashes: boolean): ParsedUri | undefined {
  const decoded = decode(path)
  if (decoded === undefined) return undefined
  const uri = resolveDots(decoded, mergeSlashes)
  return uri === undefined ? undefined : { uri, args }
}

/** `%2F` and `%2E` count as what they stand for; a bad escape and `%00` are refused. */
function decode(path: string): string | undefined {
  if (!path.includes('%')) return path
  if (/%(?![0-9a-fA-F]{2})|%00/.test(path)) return undefined
  const bytes: number[] = []
  const raw = new TextEncoder().encode(path)
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === 0x25) {
      bytes.push(Number.parseInt(String.fromCharCode(raw[i + 1]!, raw[i + 2]!), 16))
      i += 2
    } else bytes.push(raw[i]!)
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))
}

function resolveDots(path: string, mergeSlashes: boolean): string | undefined {
  const parts = path.slice(1).split('/')
  const kept: string[] = []
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1
    if (part === '.' || part === '..') {
      if (part === '..' && kept.length === 0) return undefined
      if (part === '..') kept.pop()
      if (last) kept.push('')
    } else if (part !== '' || last || !mergeSlashes) kept.push(part)
  }
  return `/${kept.join('/')}`
}

/** Text after the last dot of the last segment; none when the dot is its first character. */
export function extension(uri: string): string {
  for (let i = uri.length - 1; i > 1; i--) {
    if (uri[i] === '/') return ''
    if (uri[i] === '.' && uri[i - 1] !== '/') return uri.slice(i + 1)
  }
  return ''
}

const encoder = new TextEncoder()

/** What nginx escapes in a URI: blanks, controls, `%`, `?`, `#`, `"`, `<` … and all that is not ASCII. */
export function escapeUri(text: string): string {
  return escapeBytes(text, (char) => char <= ' ' || char >= '\x7f' || '"#%<>?\\^`{|}'.includes(char))
}

/** The stricter set for captured texts that go into arguments. */
export function escapeArgs(text: string): string {
  return escapeBytes(text, (char) => char <= ' ' || char >= '\x7f' || '"#%&+;<>?\\^`{|}'.includes(char))
}

function escapeBytes(text: string, escapes: (char: string) => boolean): string {
  let out = ''
  for (const char of text) {
    if (!escapes(char)) out += char
    else for (const byte of encoder.encode(char)) out += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return out
}
