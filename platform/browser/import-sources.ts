/** What the learner picks or drops, as entries to import. Nothing leaves the device: files are read in the page. */
import {
  type ImportEntry,
  type Imported,
  importProject,
  SKIPPED_FOLDERS,
  skippedFolder,
} from '@/core/exporter/import-project.ts'
import { unpack } from '../archive/unpack.ts'

const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i

/** Seen but not read: enough to count, and to say what was skipped. */
const SEEN_LIMIT = 200_000

/** Files as an input gives them: one archive, a picked folder, or single files. */
export async function importFiles(list: readonly File[], now: number): Promise<Imported> {
  return attempt(async () => {
    const [only] = list
    if (list.length === 1 && only && ARCHIVE.test(only.name)) {
      return unpack(only.name, new Uint8Array(await only.arrayBuffer()))
    }
    return Promise.all(list.map((file) => entryOf(file.webkitRelativePath || file.name, file)))
  }, now)
}

/** A drop of one archive, folders, or files. `entries` must be taken from the event before it is over. */
export async function importDropped(entries: readonly FileSystemEntry[], now: number): Promise<Imported> {
  const [only] = entries
  if (entries.length === 1 && only?.isFile) return importFiles([await fileOf(only as FileSystemFileEntry)], now)
  return attempt(async () => {
    const found: ImportEntry[] = []
    for (const entry of entries) await readEntry(entry, '', found)
    return found
  }, now)
}

/** The system's own folder picker, where there is one; undefined when the learner changes their mind. */
export async function importPicked(now: number): Promise<Imported | undefined> {
  const pick = (window as unknown as { showDirectoryPicker(): Promise<FileSystemDirectoryHandle> }).showDirectoryPicker
  const folder = await pick.call(window).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  })
  if (!folder) return undefined
  return attempt(async () => {
    const found: ImportEntry[] = []
    await readHandle(folder, folder.name, found)
    return found
  }, now)
}

async function attempt(read: () => Promise<readonly ImportEntry[]>, now: number): Promise<Imported> {
  try {
    return importProject(await read(), { provenance: 'imported', now })
  } catch (error) {
    return { kind: 'refused', why: `It could not be read. ${error instanceof Error ? error.message : String(error)}` }
  }
}

async function entryOf(path: string, file: File): Promise<ImportEntry> {
  const entry = { path, kind: 'file', executable: false } as const
  if (skippedFolder(path) !== undefined) return entry
  if (file.size > 3_000_000) return { ...entry, problem: 'it is larger than 3 MB' }
  return { ...entry, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function readEntry(entry: FileSystemEntry, above: string, found: ImportEntry[]): Promise<void> {
  const path = above + entry.name
  if (found.length > SEEN_LIMIT) throw new Error(`It has more than ${SEEN_LIMIT} files.`)
  if (SKIPPED_FOLDERS.includes(entry.name)) {
    if (entry.isDirectory) found.push({ path: `${path}/…`, kind: 'other', executable: false })
  } else if (entry.isFile) found.push(await entryOf(path, await fileOf(entry as FileSystemFileEntry)))
  else
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await readEntry(child, `${path}/`, found)
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A reader gives at most a hundred entries at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

async function readHandle(folder: FileSystemDirectoryHandle, path: string, found: ImportEntry[]): Promise<void> {
  const children = folder as unknown as { values(): AsyncIterable<FileSystemHandle> }
  for await (const child of children.values()) {
    const where = `${path}/${child.name}`
    if (found.length > SEEN_LIMIT) throw new Error(`It has more than ${SEEN_LIMIT} files.`)
    if (SKIPPED_FOLDERS.includes(child.name)) found.push({ path: `${where}/…`, kind: 'other', executable: false })
    else if (child.kind === 'file') found.push(await entryOf(where, await (child as FileSystemFileHandle).getFile()))
    else await readHandle(child as FileSystemDirectoryHandle, where, found)
  }
}
