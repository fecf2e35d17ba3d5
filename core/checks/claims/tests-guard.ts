import { z } from 'zod'
import type { BuildResult } from '@/core/build/result.ts'
import { installerOf } from '@/core/programs/install-command.ts'
import { appManifest } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { buildFailure, imageOf, noDockerfile, withDoubts } from '../outcome.ts'
import { chainOf, lastLine, placeOfInstruction } from '../places.ts'
import { isTestCommand } from '../test-command.ts'
import type { Work } from '../work.ts'

/** `testsGuard: { stage: build2, after: builder }` */
export const testsGuard = defineClaim({
  doc: "A RUN of this stage (not of the stage it builds on) runs the app's tests, and the build of the stage fails when they fail.",
  facts: { tests: ['elsewhere', 'swallowed', 'not-run'] },
  schema: z.strictObject({ stage: z.string(), after: z.string() }),
  judge({ stage, after }, work) {
    if (work.dockerfile === undefined) return noDockerfile(work)
    const got = imageOf(work, { target: stage })
    if (got.kind === 'finding') return got.finding
    const called = testCalls(stage, work)
    if (work.own && called.size === 0 && appManifest(work).scripts.test === undefined)
      return cannotTell('`package.json` has no `test` script: what shall stop the build is for you to choose')
    const supposed = work.build({ target: stage, testsFail: true })
    if (supposed.outcome.kind === 'failed') return withDoubts(judgeFailure(supposed, after), got)
    if (supposed.outcome.kind === 'unknown')
      return work.own ? unguarded(supposed, got.result, stage, work) : buildFailure(supposed)
    return swallowed(got.result, stage, work.dockerfile)
  },
})

/** The build failed as supposed: it must be the stage's own RUN that failed it. */
function judgeFailure(supposed: BuildResult, after: string): Finding {
  const failed = supposed.operations.find((operation) => operation.state === 'failed')
  const own = chainOf(supposed)
  const border = own.findIndex((stage) => stage.name === after)
  const allowed = border < 0 ? own.slice(0, 1) : own.slice(0, border)
  if (failed && allowed.some((stage) => stage.index === failed.stage))
    return pass('When a test fails, the build of the stage fails.')
  const at = placeOfInstruction(failed?.instruction)
  return fail(`The tests run in another stage already, so \`${after}\` itself cannot be built without them.`, at, {
    tests: 'elsewhere',
  })
}

/** Ids of the operations that call a command which runs tests. */
function testCalls(stage: string, work: Work): ReadonlySet<string> {
  const calls = work.commands({ target: stage }).filter(({ process }) => isTestCommand(process.argv))
  return new Set(calls.map(({ operation }) => operation))
}

/** The build itself is in doubt: a stage that calls no tests, or goes on after them, is a mistake all the same. */
function unguarded(supposed: BuildResult, result: BuildResult, stage: string, work: Work): Finding {
  const called = testCalls(stage, work)
  const asked = called.size > 0 ? called : otherCalls(stage, work)
  const doubtful = supposed.operations.some(
    ({ kind, stage: of, state, id }) =>
      kind === 'run' && of === supposed.targetIndex && state !== 'done' && asked.has(id),
  )
  return doubtful ? buildFailure(supposed) : swallowed(result, stage, work.dockerfile ?? '')
}

/** Ids of the operations that call what may run tests for all that is known: anything but an install. */
function otherCalls(stage: string, work: Work): ReadonlySet<string> {
  const calls = work.commands({ target: stage }).filter(({ process }) => installerOf(process.argv) === undefined)
  return new Set(calls.map(({ operation }) => operation))
}

function swallowed(result: BuildResult, stage: string, text: string): Finding {
  const runs = chainOf(result)
    .flatMap((entry) => [...entry.instructions].reverse())
    .filter((entry) => entry.keyword === 'RUN')
  const suspect = runs.find((entry) =>
    /\b(test|vitest)\b/.test(entry.rest.text + entry.heredocs.map((doc) => doc.content).join('')),
  )
  if (suspect) {
    const message =
      'When a test fails, this RUN still ends with exit code 0, so the build goes on as if nothing had happened.'
    return fail(message, placeOfInstruction(suspect), { tests: 'swallowed' })
  }
  const from = chainOf(result)[0]?.from
  return fail(
    `Nothing in \`${stage}\` runs the tests: the build succeeds even when they fail.`,
    placeOfInstruction(from) ?? lastLine(text),
    { tests: 'not-run' },
  )
}
