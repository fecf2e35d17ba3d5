/** Writes a project's files into a folder; what they replace is kept beside the program's cache. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathProblem } from '@/core/exporter/safe-path.ts'

export interface FileToWrite {
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable?: boolean
}

export interface WriteReport {
  readonly written: readonly string[]
  /** Replaced files whose earlier content was other: kept below `backup`. */
  readonly replaced: readonly string[]
  readonly backup: string | undefined
}

/** Paths are relative to `folder`. Throws for a path that would leave it. */
export function writeFiles(folder: string, files: readonly FileToWrite[], backupFolder: string): WriteReport {
  const replaced: string[] = []
  const backup = join(backupFolder, new Date().toISOString().replaceAll(':', '-'))
  for (const { path } of files) {
    const problem = pathProblem(path)
    if (problem !== undefined) throw new Error(`${path}: ${problem}`)
  }
  for (const each of files) {
    const target = join(folder, each.path)
    if (existsSync(target) && !Buffer.from(each.bytes).equals(readFileSync(target))) {
      write(join(backup, each.path), readFileSync(target), false)
      replaced.push(each.path)
    }
    write(target, each.bytes, each.executable ?? false)
  }
  return { written: files.map((each) => each.path), replaced, backup: replaced.length > 0 ? backup : undefined }
}

function write(path: string, bytes: Uint8Array, executable: boolean): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes, { mode: executable ? 0o755 : 0o644 })
}
