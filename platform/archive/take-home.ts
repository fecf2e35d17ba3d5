/** A plan in the form it is taken home in; `.git` lies in the archives beside the files. */
import type { ExportPlan } from '@/core/exporter/export-project.ts'
import { tarGzOf } from './tar-gz.ts'
import { zipOf } from './zip.ts'

export type ArchiveKind = 'zip' | 'tar.gz'

export async function archiveOf(plan: ExportPlan, kind: ArchiveKind): Promise<Uint8Array> {
  return kind === 'zip' ? zipOf(plan) : tarGzOf(plan)
}

export function mediaTypeOf(kind: ArchiveKind): string {
  return kind === 'zip' ? 'application/zip' : 'application/gzip'
}
