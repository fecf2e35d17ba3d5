import { z } from 'zod'
import { defineClaim } from '../claim.ts'
import { fail, pass } from '../finding.ts'
import { buildDoubt, imageOf, withDoubts } from '../outcome.ts'
import { baseLine, placeOfInstruction } from '../places.ts'

/** `base: { is: nginx }` */
export const base = defineClaim({
  doc: 'The image of the default build (or of `target`) stands on an image of this repository (or of one of these), whatever its tag.',
  facts: { base: 'the repository it stands on, as `node`', ref: 'the image it stands on, as `node:22-alpine`' },
  schema: z.strictObject({ is: z.union([z.string(), z.array(z.string()).min(1)]), target: z.string().optional() }),
  judge({ is, target }, work) {
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    const { image, result } = got
    if (image.base === undefined && got.doubts.length > 0) return buildDoubt(result)
    const repository = familiar(image.base?.repository ?? 'scratch')
    const wanted = typeof is === 'string' ? [is] : is
    if (wanted.includes(repository))
      return withDoubts(pass(`The image stands on ${image.base?.ref ?? repository}.`), got)
    const ref = image.base?.ref ?? 'scratch'
    return fail(`The image stands on \`${ref}\`, not on \`${wanted[0]}\`.`, placeOfInstruction(baseLine(result)), {
      base: repository,
      ref,
    })
  },
})

function familiar(repository: string): string {
  return repository.replace(/^(docker\.io\/)?(library\/)?/, '')
}
