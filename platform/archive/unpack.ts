/** Archives of the learner's, unpacked within limits: a small file may claim to be a huge one. */

import { Gunzip, unzipSync } from 'fflate'
import { unpackTar } from 'modern-tar'
import { IMPORT_LIMITS, type ImportEntry, skippedFolder } from '@/core/exporter/import-project.ts'
import { joinBytes } from '@/core/files/bytes.ts'
import { zipModes } from './zip-modes.ts'

/** More than this is not even looked into. Bytes, packed. */
const PACKED_LIMIT = 80_000_000
/** An archive may hold what is skipped: node_modules. Bytes, unpacked. */
const UNPACKED_LIMIT = 400_000_000

export async function unpack(name: string, bytes: Uint8Array): Promise<readonly ImportEntry[]> {
  if (bytes.length > PACKED_LIMIT) throw new Error('The archive is larger than 80 MB.')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unzip(bytes)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return untar(gunzip(bytes))
  if (/\.tar$/i.test(name)) return untar(bytes)
  throw new Error(`${name} is no zip, tar or tar.gz archive.`)
}

function unzip(bytes: Uint8Array): readonly ImportEntry[] {
  const modes = zipModes(bytes)
  const entries = new Map<string, ImportEntry>()
  let index = 0
  let total = 0
  const unpacked = unzipSync(bytes, {
    filter({ name, originalSize }) {
      const mode = modes[index++] ?? 0
      if (name.endsWith('/')) return false
      const entry: ImportEntry = { path: name, kind: kindOf(mode), executable: (mode & 0o111) !== 0 }
      const tooLarge = originalSize > IMPORT_LIMITS.file
      entries.set(name, tooLarge ? { ...entry, problem: 'it is larger than 3 MB' } : entry)
      const wanted = entry.kind === 'file' && !tooLarge && skippedFolder(name) === undefined
      if (wanted) total += originalSize
      if (total > IMPORT_LIMITS.total)
        throw new Error('Its files come to more than 12 MB. Leave out pictures, videos or builds.')
      return wanted
    },
  })
  return [...entries.values()].map((entry) => {
    const content = Object.hasOwn(unpacked, entry.path) ? unpacked[entry.path] : undefined
    return content ? { ...entry, bytes: content } : entry
  })
}

/** Zips without Unix modes have 0: plain files. */
function kindOf(mode: number): ImportEntry['kind'] {
  const type = mode & 0o170000
  if (type === 0 || type === 0o100000) return 'file'
  return type === 0o120000 ? 'link' : 'other'
}

function gunzip(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  let total = 0
  const stream = new Gunzip((chunk) => {
    total += chunk.length
    if (total > UNPACKED_LIMIT) throw new Error('Unpacked, the archive is larger than 400 MB.')
    chunks.push(chunk)
  })
  for (let at = 0; at < bytes.length; at += 65_536)
    stream.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length)
  return joinBytes(chunks)
}

async function untar(bytes: Uint8Array): Promise<readonly ImportEntry[]> {
  const entries = await unpackTar(bytes)
  return entries
    .filter(({ header }) => header.type !== 'directory')
    .map(({ header, data }) => ({
      path: header.name.replace(/^\.\//, ''),
      kind:
        header.type === 'file' || header.type === undefined ? 'file' : header.type.includes('link') ? 'link' : 'other',
      executable: ((header.mode ?? 0) & 0o111) !== 0,
      ...(data ? { bytes: data } : { bytes: new Uint8Array() }),
    }))
}
