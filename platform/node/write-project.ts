/** Writes a take-home project into a folder, its `.git` too where there is none yet: nobody's repository is written over. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ExportedFile } from '@/core/exporter/export-project.ts'
import { writeFiles } from './write-files.ts'

export function hasRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'))
}

export function writeProject(folder: string, files: readonly ExportedFile[], backupFolder: string): void {
  const repository = files.filter((each) => each.path.startsWith('.git/'))
  const own = hasRepository(folder)
  writeFiles(
    folder,
    files.filter((each) => !each.path.startsWith('.git/')),
    backupFolder,
  )
  if (own) return
  for (const { path, bytes } of repository) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
}
