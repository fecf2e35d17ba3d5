/** Whose programs they are: BusyBox (Alpine) and coreutils (Debian) differ in small things. */
import { lookup } from '@/core/files/tree.ts'
import type { Work } from './work.ts'

export function isBusybox(work: Work): boolean {
  return lookup(work.tree, '/bin/busybox').kind === 'found'
}
