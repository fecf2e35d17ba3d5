/**
 * The compact form in which a record of an app is kept: a package that is the same for both C libraries stands once,
 * its files as lines `path bytes identity`, executables with ` *` behind; what the build wrote stands as text.
 */
import type { AppRecord, BuildRecord, InstallRecord, RecordedFile, RecordedPackage, RunRecord } from './app-record.ts'
import { encodeBase64 } from './encode-base64.ts'

export interface StoredPackage {
  readonly folder: string
  readonly version: string
  readonly name?: string
  readonly dev?: true
  readonly optional?: true
  /** Absent: both. */
  readonly libc?: InstallRecord['libc']
  readonly bin?: Readonly<Record<string, string>>
  readonly files: string
}

export interface StoredRecord {
  readonly name: string
  readonly manifestDigest: string
  readonly lockfileDigest: string
  readonly packages: readonly StoredPackage[]
  readonly installs: readonly Omit<InstallRecord, 'packages'>[]
  readonly build: Omit<BuildRecord, 'files'> & {
    /** Text, or base64 where the bytes are no UTF-8. */
    readonly files: Readonly<Record<string, string | { readonly base64: string }>>
  }
  readonly test: AppRecord['test']
  readonly lint?: RunRecord
}

/** `text` gives the text of a file of the build, undefined when it is not UTF-8. */
export function storeRecord(record: AppRecord, text: (base64: string) => string | undefined): StoredRecord {
  const { installs, build, ...rest } = record
  const files = Object.entries(build.files).map(([path, base64]) => [path, text(base64) ?? { base64 }])
  const stored = new Map<string, StoredPackage>()
  for (const { libc, packages } of installs) {
    for (const each of packages) {
      const entry = storePackage(each)
      const key = JSON.stringify(entry)
      stored.set(key, stored.has(key) ? entry : { ...entry, libc })
    }
  }
  const packages = [...stored.values()].sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0))
  return {
    ...rest,
    packages,
    installs: installs.map(({ packages: _, ...install }) => install),
    build: { ...build, files: Object.fromEntries(files) },
  }
}

export function loadRecord(stored: StoredRecord): AppRecord {
  const { packages, installs, build, ...rest } = stored
  let files: BuildRecord['files'] | undefined
  return {
    ...rest,
    build: {
      ...build,
      // Encoded when first asked for: most questions never look into the build.
      get files() {
        files ??= encodeFiles(build.files)
        return files
      },
    },
    installs: installs.map((install) => ({
      ...install,
      packages: packages.filter(({ libc }) => libc === undefined || libc === install.libc).map(loadPackage),
    })),
  }
}

function encodeFiles(files: StoredRecord['build']['files']): BuildRecord['files'] {
  const encode = (text: string) => encodeBase64(new TextEncoder().encode(text))
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path, typeof file === 'string' ? encode(file) : file.base64]),
  )
}

function storePackage({ folder, name, version, dev, optional, bin, files }: RecordedPackage): StoredPackage {
  return {
    folder: folder.slice('node_modules/'.length),
    version,
    ...(nameOf(folder) === name ? {} : { name }),
    ...(dev ? { dev } : {}),
    ...(optional ? { optional } : {}),
    ...(Object.keys(bin).length === 0 ? {} : { bin }),
    files: files.map(([path, bytes, id, executable]) => `${path} ${bytes} ${id}${executable ? ' *' : ''}`).join('\n'),
  }
}

function loadPackage(stored: StoredPackage): RecordedPackage {
  const folder = `node_modules/${stored.folder}`
  return {
    folder,
    name: stored.name ?? nameOf(folder),
    version: stored.version,
    dev: stored.dev === true,
    optional: stored.optional === true,
    bin: stored.bin ?? {},
    files: stored.files === '' ? [] : stored.files.split('\n').map(loadFile),
  }
}

function loadFile(line: string): RecordedFile {
  const [, path, bytes, id, executable] = /^(.*) (\d+) ([0-9a-f]{12})( \*)?$/.exec(line) ?? []
  return executable ? [path!, Number(bytes), id!, true] : [path!, Number(bytes), id!]
}

/** `node_modules/@scope/name` holds the package `@scope/name`. */
function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
