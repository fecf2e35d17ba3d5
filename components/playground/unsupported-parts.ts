/** The parts of a build that are unsupported, each with its line and reason, in the order of the file. */
import type { BuildView } from '@/core/engine/build-view.ts'

export interface UnsupportedPart {
  readonly line: number | undefined
  readonly what: string
  readonly why: string
}

export function unsupportedParts(build: BuildView): readonly UnsupportedPart[] {
  const parts = build.stages.flatMap((stage) =>
    stage.operations.flatMap(({ line, text, unsupported }) => unsupported.map((why) => ({ line, what: text, why }))),
  )
  const named = new Set(parts.map((part) => part.why))
  const others = build.outcome.kind === 'unknown' ? build.outcome.reasons.filter((why) => !named.has(why)) : []
  const all = [...parts, ...others.map((why) => ({ line: undefined, what: 'the build', why }))]
  return all.filter((part, at) => all.findIndex((other) => same(part, other)) === at)
}

function same(one: UnsupportedPart, other: UnsupportedPart): boolean {
  return one.line === other.line && one.what === other.what && one.why === other.why
}
