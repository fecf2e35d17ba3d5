/** Adds up figures whose evidence differs: the sum is as good as its weakest part. */
import type { Content, Node } from '@/core/files/node.ts'
import { COMPUTED, type Evidence, type Figure } from '@/core/text/evidence.ts'

const RANK: Readonly<Record<Evidence['kind'], number>> = {
  computed: 0,
  measured: 1,
  recorded: 2,
  assumed: 3,
  unsupported: 4,
}

export function weaker(one: Evidence, other: Evidence): Evidence {
  return RANK[other.kind] > RANK[one.kind] ? other : one
}

export function sumFigures(figures: readonly Figure[]): Figure {
  let evidence: Evidence = COMPUTED
  let value: number | undefined = 0
  for (const figure of figures) {
    evidence = weaker(evidence, figure.evidence)
    value = value === undefined || figure.value === undefined ? undefined : value + figure.value
  }
  return { value, unit: 'bytes', evidence }
}

const sizes = new WeakMap<Node, Figure>()

/** Bytes of a node with everything below it, remembered by object. A link weighs nothing. */
export function sizeOfNode(node: Node): Figure {
  const known = sizes.get(node)
  if (known !== undefined) return known
  const made = measure(node)
  sizes.set(node, made)
  return made
}

function measure(node: Node): Figure {
  if (node.kind === 'link') return { value: 0, unit: 'bytes', evidence: COMPUTED }
  if (node.kind === 'file') return sizeOfContent(node.content)
  const inside = [...node.entries.values()].map(sizeOfNode)
  for (const { bytes, evidence } of node.unlisted ?? []) inside.push({ value: bytes, unit: 'bytes', evidence })
  if (node.partial !== undefined) inside.push(notKnown(node.partial))
  return sumFigures(inside)
}

function sizeOfContent(content: Content): Figure {
  switch (content.kind) {
    case 'bytes':
      return { value: content.bytes.length, unit: 'bytes', evidence: COMPUTED }
    case 'recorded':
      return { value: content.size, unit: 'bytes', evidence: content.evidence }
    case 'unknown':
      return notKnown(content.why)
  }
}

export function notKnown(why: string): Figure {
  return { value: undefined, unit: 'bytes', evidence: { kind: 'unsupported', why } }
}
