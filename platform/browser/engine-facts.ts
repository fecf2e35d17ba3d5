/** What the engine knows before it sees the learner's files: base images, and the recorded starter. */
import type { Facts } from '@/core/engine/engine.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'

export function engineFacts(): Facts {
  return { catalogue: defaultCatalogue, apps: [starterRecord], bundles: new Map() }
}
