/** The commit that a take-home history begins with: the one every clone of the starter has, by the same hash. */
import type { HistoryInput } from '@/core/exporter/history/plan-history.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { STARTER_AUTHOR, STARTER_MESSAGE, STARTER_TIME } from './starter-commit.ts'

export function starterBeginning(workspace: FileTree): NonNullable<HistoryInput['starter']> {
  return { message: STARTER_MESSAGE, author: STARTER_AUTHOR, time: STARTER_TIME.getTime() / 1000, workspace }
}
