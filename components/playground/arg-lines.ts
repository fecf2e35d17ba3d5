/** Build arguments as lines of `NAME=value`; what is none (yet) counts for nothing. */
export function argsOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const found = /^\s*(?:--build-arg[= ])?([A-Za-z_][A-Za-z0-9_]*)=(.*?)\s*$/.exec(line)
    return found ? [[found[1]!, found[2]!] as const] : []
  })
  return Object.fromEntries(pairs)
}

export function argLines(args: Readonly<Record<string, string>>): string {
  return Object.entries(args)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
}
