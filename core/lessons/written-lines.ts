/** Where in a lesson's Markdown a part of a check is written: for messages about lessons that compile. */

/** Line of the hint with this index (0-based) of a check; the line of its id when the YAML has a form of its own. */
export function lineOfHint(text: string, check: string, index: number): number {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => new RegExp(`^\\s*(- )?id: *['"]?${check}['"]?\\s*$`).test(line))
  if (start < 0) return 1
  const next = lines.findIndex((line, at) => at > start && /^\s*- id: /.test(line))
  const said = lines.flatMap((line, at) => {
    const inside = at > start && (next < 0 || at < next)
    return inside && /\bsay: /.test(line) ? [at + 1] : []
  })
  return said[index] ?? start + 1
}
