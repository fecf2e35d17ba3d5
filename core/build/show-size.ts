/** Sizes as BuildKit prints them: 1000-based, two decimals from a kilobyte on. */

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

export function showSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${value.toFixed(2)}${UNITS[unit]}`
}
