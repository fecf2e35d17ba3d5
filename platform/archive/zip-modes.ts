/**
 * Unix modes of a zip's entries, in the order of its central directory (APPNOTE.TXT 4.3.12, 4.4.15): fflate unpacks, but
 * does not tell them, and without them a link looks like a file and a script loses its permission.
 */
const END = 0x06054b50
const ENTRY = 0x02014b50
const UNIX = 3

export function zipModes(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) return []
  const modes: number[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= view.byteLength; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) break
    const isUnix = view.getUint8(at + 5) === UNIX
    modes.push(isUnix ? view.getUint32(at + 38, true) >>> 16 : 0)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return modes
}

/** The record at the end, before a comment of at most 65,535 bytes. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 65_557; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}
