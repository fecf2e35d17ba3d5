/**
 * A digest over names and contents of files. Reading a thousand files at every start takes longer than asking when they
 * changed, so the answer is kept beside their times and sizes and read again only when one of these differs.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file changed so shortly before may change again without its times telling (as git's index knows, too). */
const RACY = 3000

/** `root` holds the sources; `keep` is the folder for what is remembered. */
export function digestOfFiles(root, sources, keep) {
  const files = sources.flatMap((source) => filesBelow(root, source))
  const stamp = stampOf(files)
  const memory = join(keep, `sources-${shortDigest(sources.join('\n'))}.json`)
  const known = read(memory)
  if (known?.stamp === stamp) return known.digest
  const hash = createHash('sha256')
  for (const { path, stat } of files) hash.update(`${path}\0${stat.size}\0`).update(readFileSync(join(root, path)))
  const digest = hash.digest('hex').slice(0, 20)
  const newest = files.reduce((latest, { stat }) => Math.max(latest, stat.ctimeMs, stat.mtimeMs), 0)
  if (Date.now() - newest > RACY) write(memory, { stamp, digest })
  return digest
}

function filesBelow(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [{ path, stat }]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`))
}

/** The time of change (ctime) is the kernel's: no program can set it back, as it can the time of modification. */
function stampOf(files) {
  return shortDigest(
    files.map(({ path, stat }) => `${path}\0${stat.size}\0${stat.mtimeMs}\0${stat.ctimeMs}\0${stat.ino}`).join('\n'),
  )
}

function shortDigest(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 20)
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function write(path, value) {
  try {
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(value))
    renameSync(`${path}.${process.pid}`, path)
  } catch {
    // It is read again next time.
  }
}
