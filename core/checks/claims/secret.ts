import { z } from 'zod'
import type { BuildResult } from '@/core/build/result.ts'
import { installerOf } from '@/core/programs/install-command.ts'
import { defineClaim } from '../claim.ts'
import { type Finding, fail, pass } from '../finding.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import { allSecretIds, type Leak, leakOf, secretMounts, sees } from '../secrets.ts'
import type { Called, Work } from '../work.ts'

const VALUE = 'npm_S3cretForTheCheckAlone'

/** `secret: { name: NPM_TOKEN, to: install }` */
export const secret = defineClaim({
  doc: 'A value given with --secret reaches the command that installs the dependencies, and is in no file, environment or history of any stage.',
  facts: {
    secret: ['missing', 'arg', 'env', 'not-to-install', 'leaked'],
    leak: 'what holds it: file, environment, history',
  },
  schema: z.strictObject({ name: z.string(), to: z.literal('install') }),
  judge({ name }, work) {
    const ids = allSecretIds(work)
    const given = { secrets: Object.fromEntries(ids.map((id) => [id, VALUE])), allStages: true }
    const got = imageOf(work, given)
    if (got.kind === 'finding') return got.finding
    if (ids.length === 0) return noSecret(name, got.result, work)
    const leak = leakOf(got.result, VALUE)
    if (leak !== undefined) return leaked(leak, work)
    const installs = work.commands(given).filter(({ process }) => installerOf(process.argv) !== undefined)
    const places = secretMounts(got.result).map((mount) => mount.target)
    const isGiven = ({ process }: Called) => sees(process, VALUE, places)
    if (installs.some(isGiven)) return withDoubts(pass(`The install is given the secret, and it stays nowhere.`), got)
    const at = placeOfInstruction(lastInstruction(got.result, ['RUN'])) ?? lastLine(work.dockerfile)
    return fail('A secret is mounted, but the command that installs is not given it.', at, { secret: 'not-to-install' })
  },
})

function noSecret(name: string, result: BuildResult, work: Work): Finding {
  const instructions = result.stages.stages.flatMap((stage) => stage.instructions)
  const argument = instructions.find(
    ({ keyword, rest }) => (keyword === 'ARG' || keyword === 'ENV') && new RegExp(`\\b${name}\\b`).test(rest.text),
  )
  const at =
    placeOfInstruction(argument) ?? placeOfInstruction(lastInstruction(result, ['RUN'])) ?? lastLine(work.dockerfile)
  const message = argument
    ? `\`${argument.keyword} ${name}\`: whoever has the image reads its value in the history or the environment.`
    : `No RUN asks for a secret, so the install is not given \`${name}\`.`
  return fail(message, at, { secret: argument ? argument.keyword.toLowerCase() : 'missing' })
}

function leaked({ where, kind, instruction }: Leak, work: Work): Finding {
  const message = `The value of the secret is left in ${where}, for everybody who gets that stage.`
  return fail(message, placeOfInstruction(instruction) ?? lastLine(work.dockerfile), { secret: 'leaked', leak: kind })
}
