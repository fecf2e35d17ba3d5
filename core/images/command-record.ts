/**
 * What a command was seen to do: for programs the engine does not model, a course may say what they wrote. It holds for
 * the very command, on the image it was seen on, over the very files it read; anything else is as unknown as before.
 */
import type { Evidence } from '@/core/text/evidence.ts'

export interface RecordedCommand {
  /** Words; `{output}` stands for any one path. */
  readonly command: readonly string[]
  /** Repository of the image it ran on: `golang`. */
  readonly on: string
  /** Variables that have to be set so. */
  readonly env: Readonly<Record<string, string>>
  /** sha256 by path below the working folder, of every file that decides what it does. */
  readonly inputs: Readonly<Record<string, string>>
  /** Bytes by path, or of `{output}`; null where the size was not recorded. */
  readonly writes: Readonly<Record<string, number | null>>
  readonly prints: readonly string[]
  readonly evidence: Evidence
}
