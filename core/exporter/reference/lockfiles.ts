/** The starter locked for yarn and pnpm, as the real tools wrote it (`npm run record`). */
import type { Evidence } from '@/core/text/evidence.ts'
import facts from '../facts/lockfiles.json'
import type { Manager } from './choices.ts'

export interface RecordedLockfile {
  readonly text: string
  readonly evidence: Evidence
}

/** npm's lies in the starter itself. */
export function recordedLockfile(manager: Exclude<Manager, 'npm'>): RecordedLockfile {
  return facts[manager] as RecordedLockfile
}

/** Digest of the dependencies the lockfiles are of (`manifestDigest` of core/images/record-digests.ts). */
export const LOCKED_MANIFEST: string = facts.manifest
