/** Another tag of the same image, as one is changed to when a new version comes out. */

import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { familiarReference } from '@/core/images/reference.ts'
import { meaningOf, type TagMeaning } from '@/core/images/tag-pattern.ts'
import { splitRef } from '@/core/images/traits.ts'

/** The nearest later version of the same variant that is recorded, else another recorded tag; undefined: there is none. */
export function otherTag(ref: string, catalogue: Catalogue): string | undefined {
  const { repository, tag } = splitRef(familiarReference(ref) ?? ref)
  const own = meaningOf(repository, tag)
  const others = catalogue.images
    .map((image) => splitRef(image.ref))
    .filter((image) => image.repository === repository && image.tag !== tag)
    .map((image) => ({ ref: `${repository}:${image.tag}`, meaning: meaningOf(repository, image.tag) }))
  const alike = others.filter((other) => other.meaning?.variant === own?.variant)
  const later = alike.filter((other) => numberOf(other.meaning) > numberOf(own))
  const nearest = [...later].sort((a, b) => numberOf(a.meaning) - numberOf(b.meaning))[0]
  return (nearest ?? alike[0] ?? others[0])?.ref
}

function numberOf(meaning: TagMeaning | undefined): number {
  const [major = 0, minor = 0] = (meaning?.version ?? '').split('.').map(Number)
  return major + minor / 1000
}

/** Images the stages start from, in file order, each once. */
export function baseRefs(stages: readonly Stage[]): readonly string[] {
  return [...new Set(stages.flatMap(({ base }) => (base.kind === 'image' ? [base.ref] : [])))]
}

/** The Dockerfile with another image in its FROM lines, written out where a variable stood; undefined where none has it. */
export function withBase(dockerfile: string, path: string, from: string, to: string): string | undefined {
  const { stages } = readStages(parseDockerfile(dockerfile, path), {})
  const words = stages.flatMap(({ base, from: line }) =>
    base.kind === 'image' && base.ref === from && line.args[0] !== undefined ? [line.args[0].range] : [],
  )
  if (words.length === 0) return undefined
  return [...words]
    .sort((a, b) => b.start.offset - a.start.offset)
    .reduce((text, { start, end }) => text.slice(0, start.offset) + to + text.slice(end.offset), dockerfile)
}
