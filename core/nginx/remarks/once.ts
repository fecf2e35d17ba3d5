/** One finding for a directive, however many addresses show it. */
import type { Finding } from './remark.ts'

export function* oncePerPlace(findings: Iterable<Finding>): Generator<Finding> {
  const seen = new Set<string>()
  for (const finding of findings) {
    const key = `${finding.at.file}:${finding.at.range?.start.offset}`
    if (seen.has(key)) continue
    seen.add(key)
    yield finding
  }
}
