import { z } from 'zod'
import type { BuildResult } from '@/core/build/result.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import { defineClaim } from '../claim.ts'
import { type Finding, fail, pass } from '../finding.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { lastLine, placeOfInstruction } from '../places.ts'
import { repositoryOf } from '../reference.ts'

/** `baseArgument: { name: NODE_VERSION, image: node }` */
export const baseArgument = defineClaim({
  doc: 'Every stage based on this image takes its tag, or a part of it, from one build argument that has a default.',
  facts: { base: ['missing'], argument: ['unused', 'undeclared'] },
  schema: z.strictObject({ name: z.string(), image: z.string() }),
  judge({ name, image }, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const stages = basedOn(got.result, image)
    if (stages.length === 0)
      return fail(`No stage is based on ${image}.`, lastLine(work.dockerfile), { base: 'missing' })
    if (!got.result.stages.globals.has(name)) return undeclared(name, stages[0]!)
    // Neither value is likely to be the default's, and no tag need exist: FROM is read before anything is pulled.
    const probes = ['20.1', '26.3'].map((value) => ({ value, result: work.build({ args: { [name]: value } }) }))
    const deaf = stages.find((stage) => !probes.every(({ value, result }) => takes(result, stage, value)))
    if (deaf === undefined)
      return withDoubts(pass(`\`--build-arg ${name}=…\` chooses the ${image} of ${stages.length} stages.`), got)
    const message = `With \`--build-arg ${name}=26.3\` this stage is still based on \`${refOf(probes[1]!.result, deaf)}\`.`
    return fail(message, placeOfInstruction(deaf.from), { argument: 'unused' })
  },
})

function basedOn(result: BuildResult, image: string): readonly Stage[] {
  return result.stages.stages.filter(({ base }) => base.kind === 'image' && repositoryOf(base.ref) === image)
}

function refOf(result: BuildResult, stage: Stage): string {
  const base = result.stages.stages[stage.index]?.base
  return base?.kind === 'image' ? base.ref : stage.writtenBase
}

function takes(result: BuildResult, stage: Stage, value: string): boolean {
  return refOf(result, stage).includes(value)
}

function undeclared(name: string, stage: Stage): Finding {
  const message = `No \`ARG ${name}\` stands above the first FROM; FROM sees only arguments that are declared there.`
  return fail(message, placeOfInstruction(stage.from), { argument: 'undeclared' })
}
