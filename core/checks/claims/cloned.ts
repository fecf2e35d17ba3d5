import { z } from 'zod'
import { starterName } from '@/core/terminal/session.ts'
import { defineClaim } from '../claim.ts'
import { fail, pass } from '../finding.ts'

/** `cloned: { starter: true }` */
export const cloned = defineClaim({
  doc: "The starter's repository was cloned in the terminal, in any form, into any folder.",
  facts: { clone: ['none', 'failed', 'other'] },
  schema: z.strictObject({ starter: z.literal(true) }),
  judge(_, work) {
    const clones = (work.session?.events ?? []).filter((event) => event.kind === 'clone')
    const starter = clones.find((event) => event.isStarter)
    if (starter) return pass(`The starter lies in ${starter.folder}.`)
    const other = clones.at(-1)
    if (other)
      return fail(
        `${other.url} was cloned; the starter's address ends in /${starterName(work.world)}.git.`,
        undefined,
        {
          clone: 'other',
        },
      )
    const tried = (work.session?.history ?? []).findLast((line) => /\bgit\b/.test(line))
    return tried === undefined
      ? fail('Not run yet: nothing was cloned in the terminal.', undefined, { clone: 'none' })
      : fail(`Not cloned yet: \`${tried}\` left no repository behind.`, undefined, { clone: 'failed' })
  },
})
