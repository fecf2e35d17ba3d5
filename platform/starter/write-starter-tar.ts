/** `starter.tar.gz`: what `curl -L …/starter.tar.gz | tar xz` unpacks. Equal files give equal bytes. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'fflate'
import { packTar } from 'modern-tar'
import { STARTER_TIME } from './starter-commit.ts'
import type { StarterEntry } from './starter-entries.ts'

export async function writeStarterTar(entries: readonly StarterEntry[], name: string, file: string): Promise<void> {
  const packed = await packTar(
    entries.map(({ path, bytes, executable }) => ({
      header: {
        name: `${name}/${path}`,
        size: bytes.length,
        mode: executable ? 0o755 : 0o644,
        mtime: STARTER_TIME,
      },
      body: bytes,
    })),
  )
  writeFileSync(file, gzipSync(packed, { mtime: STARTER_TIME }))
}
