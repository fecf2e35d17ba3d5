/** Tables as Docker's tab writer lays them: as wide as the widest cell and three blanks, ten at least. */
const NARROWEST = 10
const GAP = 3

export function columns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
  return rows.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : pad(cell, Math.max(NARROWEST, widths[i]! + GAP)))).join(''),
  )
}

export function pad(text: string, size: number): string {
  return text + ' '.repeat(Math.max(0, size - width(text)))
}

export function padLeft(text: string, size: number): string {
  return ' '.repeat(Math.max(0, size - width(text))) + text
}

/** Docker's Ellipsis: at most `size` characters, the last one `…` when it was cut. */
export function ellipsis(text: string, size: number): string {
  const letters = [...text]
  return letters.length <= size ? text : `${letters.slice(0, size - 1).join('')}…`
}

function width(text: string): number {
  return [...text].length
}
