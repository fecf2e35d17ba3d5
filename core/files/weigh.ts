/** How much a node weighs, remembered by object. */
import type { Content, Node } from './node.ts'

export interface Weight {
  /** Bytes of the files whose size is known. */
  readonly bytes: number
  readonly files: number
  /** Files whose size is not known. */
  readonly unknown: number
}

const weights = new WeakMap<Node, Weight>()

/** Bytes of one content, or undefined where nobody knows. */
export function sizeOf(content: Content): number | undefined {
  switch (content.kind) {
    case 'bytes':
      return content.bytes.length
    case 'recorded':
      return content.size
    case 'unknown':
      return undefined
  }
}

export function weigh(node: Node): Weight {
  const known = weights.get(node)
  if (known !== undefined) return known
  const made = weighNew(node)
  weights.set(node, made)
  return made
}

function weighNew(node: Node): Weight {
  if (node.kind === 'link') return { bytes: 0, files: 1, unknown: 0 }
  if (node.kind === 'file') {
    const size = sizeOf(node.content)
    return { bytes: size ?? 0, files: 1, unknown: size === undefined ? 1 : 0 }
  }
  let bytes = 0
  let files = 0
  let unknown = 0
  for (const more of node.unlisted ?? []) {
    bytes += more.bytes ?? 0
    files += more.files
    unknown += more.bytes === undefined ? 1 : 0
  }
  for (const child of node.entries.values()) {
    const weight = weigh(child)
    bytes += weight.bytes
    files += weight.files
    unknown += weight.unknown
  }
  return { bytes, files, unknown }
}
