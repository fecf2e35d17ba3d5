/** Times as BuildKit's progress prints them. */

/** Before a line a command printed: three decimals below ten seconds, two below a hundred, then one. */
export function logSeconds(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 3 : seconds < 100 ? 2 : 1)
}

export function tenths(seconds: number): string {
  return `${seconds.toFixed(1)}s`
}
