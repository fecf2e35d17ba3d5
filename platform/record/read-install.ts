/** Reads what an install left in node_modules: packages, their files, flags and linked programs. */
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import type { RecordedFile, RecordedPackage } from '@/core/images/app-record.ts'

interface LockEntry {
  readonly version: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly resolved?: string
}

/** `dev` is npm's own flag: such a package is left out by --omit=dev. */
export function readInstall(folder: string): readonly RecordedPackage[] {
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'))
  const entries = Object.entries<LockEntry>(lock.packages)
  return entries.map(([path, entry]) => ({
    folder: path,
    name: JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8')).name,
    version: entry.version,
    dev: entry.dev === true,
    optional: entry.optional === true,
    bin: linkedPrograms(folder, path),
    files: packageFiles(join(folder, path)),
  }))
}

/** As npm writes it where packages come from the public registry, whatever mirror this machine uses. */
export function hiddenLockfile(folder: string): RecordedFile {
  const text = readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')
  const publicText = text.replace(
    /("resolved": ")https?:\/\/[^"]*?((?:@[^/"]+\/)?[^/"]+\/-\/[^"]+")/g,
    '$1https://registry.npmjs.org/$2',
  )
  const bytes = Buffer.from(publicText)
  return ['.package-lock.json', bytes.length, identity(bytes)]
}

function packageFiles(folder: string): readonly RecordedFile[] {
  const files: RecordedFile[] = []
  const visit = (prefix: string) => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.isDirectory() && entry.name !== 'node_modules') visit(path)
      else if (entry.isFile()) files.push(recordFile(folder, path))
    }
  }
  visit('')
  return files.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function recordFile(folder: string, path: string): RecordedFile {
  const bytes = readFileSync(join(folder, path))
  const executable = (lstatSync(join(folder, path)).mode & 0o111) !== 0
  return executable ? [path, bytes.length, identity(bytes), true] : [path, bytes.length, identity(bytes)]
}

/** The links of the .bin folder beside the package that lead into it. */
function linkedPrograms(folder: string, path: string): Readonly<Record<string, string>> {
  const modules = path.slice(0, path.lastIndexOf('node_modules/') + 'node_modules'.length)
  const bin = join(folder, modules, '.bin')
  const found: Record<string, string> = {}
  for (const name of listed(bin)) {
    const target = join(bin, readlinkSync(join(bin, name)))
    const inside = relative(join(folder, path), target).split('\\').join(posix.sep)
    if (!inside.startsWith('..')) found[name] = inside
  }
  return found
}

/** Most folders of packages have no .bin. */
function listed(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

function identity(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}
