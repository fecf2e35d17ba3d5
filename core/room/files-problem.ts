/** Files that go from one person's workspace to another's: few, small, text, and inside the folder on every system. */
import { writtenPathsProblem } from '@/core/files/written-path.ts'
import type { RoomLimits } from './limits.ts'
import type { RoomFile } from './room.ts'

/** Why they may not be sent; undefined when they may. */
export function filesProblem(files: readonly RoomFile[], limits: RoomLimits): string | undefined {
  if (files.length === 0) return 'No file was sent.'
  if (files.length > limits.files) return `At most ${limits.files} files can be sent at once.`
  if (files.reduce((sum, { text }) => sum + text.length, 0) > limits.fileUnits)
    return `At most ${limits.fileUnits / 1024} KB can be sent at once.`
  if (files.some(({ text }) => text.includes('\0'))) return 'Only text files can be sent.'
  const problem = writtenPathsProblem(files.map(({ path }) => path))
  return problem === undefined ? undefined : `That cannot be sent: ${problem}.`
}
