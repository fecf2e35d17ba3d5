import { z } from 'zod'
import type { CommandEvent } from '@/core/terminal/terminal.ts'
import { defineClaim } from '../claim.ts'
import { type Finding, fail, type Place, pass } from '../finding.ts'
import { buildFailure } from '../outcome.ts'
import { sameImage } from '../reference.ts'
import type { Work } from '../work.ts'

type BuildEvent = Extract<CommandEvent, { kind: 'build' }>

/** `built: { as: react-b }`, `built: { target: builder }` */
export const built = defineClaim({
  doc: 'A `docker build` in the terminal succeeded: under this name (`as`), or for this stage (`target`), in any spelling.',
  facts: { built: ['none', 'unnamed', 'other-name', 'no-target', 'other-target'] },
  schema: z.strictObject({ as: z.string().optional(), target: z.string().optional() }),
  judge({ as, target }, work) {
    const builds = (work.session?.events ?? []).filter((event): event is BuildEvent => event.kind === 'build')
    if (builds.length === 0)
      return fail('Not run yet: no `docker build` in the terminal.', undefined, { built: 'none' })
    const fitting = builds.filter((event) => isNamed(event, as, work) && isTarget(event, target))
    if (fitting.some(succeeded)) return pass('The build ran, and succeeded.')
    const tried = fitting.at(-1)
    const last = tried ?? builds.at(-1)!
    if (tried || last.result.outcome.kind === 'failed') return buildFailure(last.result)
    return as === undefined ? otherTarget(last, target ?? '') : otherName(last, as)
  },
})

function succeeded(event: BuildEvent): boolean {
  return event.result.outcome.kind === 'succeeded'
}

/** By `-t`, or by `docker tag` afterwards. */
function isNamed(event: BuildEvent, as: string | undefined, work: Work): boolean {
  if (as === undefined) return true
  const same = (reference: string) => sameImage(reference, as)
  const stored = work.session?.images.find(({ references }) => references.some(same))
  return event.references.some(same) || (stored !== undefined && stored.image.id === event.imageId)
}

function isTarget(event: BuildEvent, target: string | undefined): boolean {
  return target === undefined || event.target?.toLowerCase() === target
}

const NOWHERE: Place | undefined = undefined

function otherName(event: BuildEvent, as: string): Finding {
  const names = event.references.join(', ')
  return names === ''
    ? fail(`The build succeeded, but the image has no name: \`${as}\` is given with \`-t\`.`, NOWHERE, {
        built: 'unnamed',
      })
    : fail(`The build succeeded, but the image is called ${names}, not ${as}.`, NOWHERE, { built: 'other-name' })
}

function otherTarget(event: BuildEvent, target: string): Finding {
  return event.target === undefined
    ? fail(`The build ran without \`--target\`: it made the last stage, not \`${target}\`.`, NOWHERE, {
        built: 'no-target',
      })
    : fail(`The build was for \`${event.target}\`, not for \`${target}\`.`, NOWHERE, { built: 'other-target' })
}
