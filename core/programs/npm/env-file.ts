/** A .env file as dotenv reads it, as far as it holds plain lines; references (`$NAME`) and texts over several lines are not read. */

/** Undefined where it holds more. */
export function readEnvFile(text: string | undefined): Readonly<Record<string, string>> | undefined {
  if (text === undefined) return undefined
  const values: Record<string, string> = {}
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const found = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line)
    if (found === null) continue
    const value = plainValue(found[2]!)
    if (value === undefined) return undefined
    values[found[1]!] = value
  }
  return values
}

function plainValue(written: string): string | undefined {
  const quoted = /^(["'`])(.*)\1\s*(?:#.*)?$/.exec(written)
  if (quoted === null && /^["'`]/.test(written)) return undefined
  const value = quoted?.[2] ?? written.replace(/\s*#.*$/, '')
  if (value.includes('$') || (quoted?.[1] === '"' && value.includes('\\'))) return undefined
  return value
}
