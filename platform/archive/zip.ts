/** A take-home project as a zip: names in UTF-8, Unix permissions, a fixed time so that equal files give equal bytes. */
import { type Zippable, zipSync } from 'fflate'
import type { ExportPlan } from '@/core/exporter/export-project.ts'

/** Midnight of 1 January 2026, local time: zip stores local times without a zone. */
const TIME = new Date(2026, 0, 1)
const UNIX = 3

export function zipOf(plan: ExportPlan): Uint8Array {
  const entries: Zippable = {}
  for (const file of plan.files) {
    const mode = file.executable ? 0o100755 : 0o100644
    entries[`${plan.folder}/${file.path}`] = [file.bytes, { os: UNIX, attrs: mode << 16, mtime: TIME, level: 6 }]
  }
  return zipSync(entries)
}
