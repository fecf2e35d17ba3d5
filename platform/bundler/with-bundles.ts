/** Evaluates until no bundle is missing: the engine says what it wants, the bundler makes it, the engine looks again. */
import type { BundleAnswer, BundleRequest, Bundles } from '@/core/bundle/bundle.ts'
import type { BundlerPort } from '@/core/bundle/bundler-port.ts'

/** A build that wants bundles of its own bundles has lost its way. */
const ROUNDS = 6

export async function withBundles<T>(
  bundler: BundlerPort,
  evaluate: (bundles: Bundles) => T,
  wanted: (result: T) => readonly BundleRequest[],
): Promise<T> {
  const made = new Map<string, BundleAnswer>()
  for (let round = 0; ; round++) {
    const result = evaluate(new Map(made))
    const wishes = wanted(result).filter((request) => !made.has(request.key))
    if (wishes.length === 0 || round === ROUNDS) return result
    for (const request of wishes) made.set(request.key, await bundler.bundle(request))
  }
}
