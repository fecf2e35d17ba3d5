import { z } from 'zod'
import { defineClaim } from '../claim.ts'
import { pass } from '../finding.ts'
import { buildDoubt, imageOf } from '../outcome.ts'

/** `build: { succeeds: true }` */
export const build = defineClaim({
  doc: 'The build succeeds: of the default stage, or of `target`.',
  facts: {},
  schema: z.strictObject({ succeeds: z.literal(true), target: z.string().optional() }),
  judge({ target }, work) {
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    const what = target === undefined ? 'The default build' : `The build of \`${target}\``
    return got.doubts.length > 0 ? buildDoubt(got.result) : pass(`${what} succeeds.`)
  },
})
