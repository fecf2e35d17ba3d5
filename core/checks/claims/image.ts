import { z } from 'zod'
import { lookup } from '@/core/files/tree.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, fail, pass } from '../finding.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { lastLine } from '../places.ts'

/** `image: { has: [/server], lacks: [/bin/sh], under: 20000000 }` */
export const image = defineClaim({
  doc: 'The default image (or that of `target`) holds these paths, does not hold those, and weighs less than so many bytes.',
  facts: { image: ['without', 'with', 'too-large'], path: 'the path in question' },
  schema: z.strictObject({
    has: z.array(z.string().startsWith('/')).default([]),
    lacks: z.array(z.string().startsWith('/')).default([]),
    under: z.number().int().min(1).optional(),
    target: z.string().optional(),
  }),
  judge({ has, lacks, under, target }, work) {
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    const at = lastLine(work.dockerfile)
    const looks = [...has, ...lacks].map((path) => ({ path, found: lookup(got.image.tree, path) }))
    const wrong = looks.find(
      ({ path, found }) => (found.kind === 'absent' ? has : lacks).includes(path) && found.kind !== 'unknown',
    )
    if (wrong?.found.kind === 'absent')
      return withDoubts(fail(`The image has no \`${wrong.path}\`.`, at, { image: 'without', path: wrong.path }), got)
    if (wrong) return fail(`\`${wrong.path}\` is in the image.`, at, { image: 'with', path: wrong.path })
    const unknown = looks.find(({ found }) => found.kind === 'unknown')
    if (unknown?.found.kind === 'unknown')
      return cannotTell(`whether \`${unknown.path}\` is in the image (${unknown.found.why})`, at)
    const { value } = got.image.size
    if (under !== undefined && value === undefined) return cannotTell('what the image weighs', at)
    if (under !== undefined && value !== undefined && value >= under)
      return fail(`The image weighs ${value} bytes, and should weigh less than ${under}.`, at, { image: 'too-large' })
    return withDoubts(pass('The image holds what it should.'), got)
  },
})
