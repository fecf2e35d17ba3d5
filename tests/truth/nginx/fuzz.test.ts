/** Made-up configurations against real nginx: a fixed seed always, new ones with STAGECRAFT_FUZZ=seed (and _COUNT). */
import { describe, expect, test } from 'vitest'
import { answerCase, type NginxCase } from '@/core/nginx/case.ts'
import { readSite } from './cases.ts'
import { compare } from './compare.ts'
import { generateCase } from './generate.ts'
import { mutatedCase } from './mutate.ts'
import { observedOf } from './observed.ts'
import { provideNginx } from './provide.ts'
import { askRealNginx } from './real-nginx.ts'

const provided = provideNginx()
const first = Number(process.env.STAGECRAFT_FUZZ ?? 1)
const count = Number(process.env.STAGECRAFT_FUZZ_COUNT ?? 15)
const seeds = Array.from({ length: count }, (_, at) => first + at)
const title =
  provided.kind === 'missing' ? `made-up configurations (skipped: ${provided.why})` : 'made-up configurations'

describe.skipIf(provided.kind === 'missing')(title, () => {
  test.each(seeds)('seed %i: verdict and answers', (seed) => agree({ ...generateCase(seed), ...readSite() }))
  test.each(seeds)('seed %i: the verdict after a slip of the hand', (seed) => agree(mutatedCase(seed)))
})

function agree(input: NginxCase): void {
  if (provided.kind === 'missing') return
  const ours = answerCase({ ...input, version: provided.version })
  // What the engine does not claim cannot be wrong.
  if (ours.simulated === false) return
  expect(compare(input, askRealNginx(input, provided.binary), observedOf(ours)).differences, input.conf ?? '').toEqual(
    [],
  )
}
