import { z } from 'zod'
import type { BuildResult } from '@/core/build/result.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import { defineClaim } from '../claim.ts'
import { type Finding, fail, pass, worst } from '../finding.ts'
import { buildFailure, noDockerfile } from '../outcome.ts'
import { chainOf, lastLine, placeOfInstruction } from '../places.ts'
import type { Work } from '../work.ts'

/** `stage: { first: true, named: builder }`, `stage: { named: build2, basedOn: builder, needed: false }` */
export const stage = defineClaim({
  doc: 'A stage of this name exists (`first`: it is the first one), is based on another, and is (not) needed by the default build.',
  facts: {
    stage: ['missing', 'later', 'unnamed', 'other-name', 'other-base', 'skipped', 'last', 'used'],
    name: 'the name in question',
    base: 'what it starts from',
  },
  schema: z.strictObject({
    named: z.string(),
    first: z.literal(true).optional(),
    basedOn: z.string().optional(),
    needed: z.boolean().optional(),
  }),
  judge(wanted, work) {
    if (work.dockerfile === undefined) return noDockerfile(work)
    const result = work.build()
    if (result.stages.error !== undefined || result.stages.stages.length === 0) return buildFailure(result)
    const found = wanted.first ? firstStage(result, wanted.named) : namedStage(result, wanted.named, work)
    if ('status' in found) return found
    return worst([
      pass(`Stage ${found.index} is called \`${found.writtenName}\`.`),
      ...(wanted.basedOn === undefined ? [] : [basedOn(result, found, wanted.basedOn)]),
      ...(wanted.needed === undefined ? [] : [needed(result, found, wanted.needed)]),
    ])
  },
})

function firstStage(result: BuildResult, name: string): Stage | Finding {
  const first = result.stages.stages[0]!
  if (first.name === name) return first
  const where = placeOfInstruction(first.from)
  const later = result.stages.stages.find((stage) => stage.name === name)
  if (later) {
    return fail(`\`${name}\` is stage ${later.index}, not the first one.`, placeOfInstruction(later.from), {
      stage: 'later',
    })
  }
  return first.writtenName === undefined
    ? fail('The first stage has no name; Docker knows it by its number only, 0.', where, { stage: 'unnamed' })
    : fail(`The first stage is called \`${first.writtenName}\`.`, where, {
        stage: 'other-name',
        name: first.writtenName,
      })
}

function namedStage(result: BuildResult, name: string, work: Work): Stage | Finding {
  const found = [...result.stages.stages].reverse().find((stage) => stage.name === name)
  if (found) return found
  const names = result.stages.stages.map((stage) => stage.writtenName ?? String(stage.index))
  const at = lastLine(work.dockerfile)
  return fail(`No stage is called \`${name}\`. The stages are: ${names.join(', ')}.`, at, { stage: 'missing', name })
}

function basedOn(result: BuildResult, stage: Stage, name: string): Finding {
  const bases = chainOf(result, stage.index).slice(1)
  if (bases.some((base) => base.name === name)) return pass(`\`${stage.writtenName}\` starts from \`${name}\`.`)
  const message = `\`${stage.writtenName}\` starts from \`${stage.writtenBase}\`, not from the stage \`${name}\`.`
  return fail(message, placeOfInstruction(stage.from), { stage: 'other-base', base: stage.writtenBase })
}

function needed(result: BuildResult, stage: Stage, wanted: boolean): Finding {
  const is = result.results[stage.index]?.needed ?? false
  if (is === wanted)
    return pass(wanted ? `\`${stage.writtenName}\` is needed.` : `\`${stage.writtenName}\` is skipped.`)
  if (wanted)
    return fail(`The default build does not need \`${stage.writtenName}\`.`, placeOfInstruction(stage.from), {
      stage: 'skipped',
    })
  const last = stage.index === result.targetIndex
  const why = last
    ? 'it is the last stage, and a build without `--target` makes the last one'
    : 'something the default stage needs is taken from it'
  const own = new Set([stage.from, ...stage.instructions])
  const edge = result.edges.find((e) => (e.from === stage.index || e.to === stage.index) && !own.has(e.instruction))
  const at = last || !edge ? placeOfInstruction(stage.from) : placeOfInstruction(edge.instruction)
  return fail(`The default build needs \`${stage.writtenName}\`: ${why}.`, at, { stage: last ? 'last' : 'used' })
}
