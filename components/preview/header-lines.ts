/** Reads `name: value` lines, as typed. */

export type HeaderLines = { readonly headers: Readonly<Record<string, string>> } | { readonly wrong: string }

export function readHeaderLines(text: string): HeaderLines {
  const headers: [string, string][] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const found = /^\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*:\s*(.*?)\s*$/.exec(line)
    if (found === null) return { wrong: `“${line.trim()}” is not a header: name: value` }
    headers.push([found[1]!.toLowerCase(), found[2]!])
  }
  return { headers: Object.fromEntries(headers) }
}
