import { z } from 'zod'
import { processUser } from '@/core/build/process-user.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, fail, pass } from '../finding.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'

/** `user: { root: false }` */
export const user = defineClaim({
  doc: 'A container of the default image runs as a user that exists and is not root, whether written as a name or a number.',
  facts: { user: ['none', 'root', 'missing'] },
  schema: z.strictObject({ root: z.literal(false) }),
  judge(_, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const written = got.image.config.user
    const at = placeOfInstruction(lastInstruction(got.result, ['USER'])) ?? lastLine(work.dockerfile)
    const found = processUser(written, got.image.tree)
    switch (found.kind) {
      case 'unknown':
        return cannotTell(found.why, at)
      case 'missing':
        return fail(`The container cannot start. Docker says: ${found.message}`, at, { user: 'missing' })
      case 'user': {
        if (found.user.uid !== 0)
          return withDoubts(pass(`The container runs as ${shown(written, found.user.uid)}.`), got)
        const why = written === '' ? 'no USER says otherwise' : `\`${written}\` is user 0`
        return fail(`The container runs as root: ${why}.`, at, { user: written === '' ? 'none' : 'root' })
      }
    }
  },
})

function shown(written: string, uid: number): string {
  return /^\d/.test(written) ? `user ${written}` : `\`${written}\`, which is user ${uid}`
}
