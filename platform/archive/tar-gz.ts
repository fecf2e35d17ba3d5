/** A take-home project as tar.gz, equal in content and permissions to the zip. */
import { gzipSync } from 'fflate'
import { packTar } from 'modern-tar'
import type { ExportPlan } from '@/core/exporter/export-project.ts'

const TIME = new Date(Date.UTC(2026, 0, 1))

export async function tarGzOf(plan: ExportPlan): Promise<Uint8Array> {
  const entries = plan.files.map((file) => ({
    header: {
      name: `${plan.folder}/${file.path}`,
      size: file.bytes.length,
      mode: file.executable ? 0o755 : 0o644,
      mtime: TIME,
    },
    body: file.bytes,
  }))
  return gzipSync(await packTar(entries), { mtime: TIME })
}
