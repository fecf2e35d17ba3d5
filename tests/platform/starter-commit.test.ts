import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EMPTY_TREE, file, put } from '@/core/files/tree.ts'
import { clonedRepository, headHash } from '@/core/terminal/repository/repository.ts'
import { starterEntries } from '@/platform/starter/starter-entries.ts'
import { writeStarterRepository } from '@/platform/starter/write-starter-repository.ts'

test('the terminal’s clone and the repository the site serves have one commit, by the same hash', async () => {
  const entries = starterEntries(process.cwd())
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-starter-'))
  try {
    const real = await writeStarterRepository(entries, join(folder, 'starter.git'))
    const starter = entries.reduce(
      (tree, { path, bytes, executable }) => put(tree, path, file(bytes, { mode: executable ? 0o755 : 0o644 })),
      EMPTY_TREE,
    )
    expect(headHash(clonedRepository('workspace', '', starter))).toBe(real)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
