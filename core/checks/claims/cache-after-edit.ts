import { z } from 'zod'
import { type Compared, compareBuilds } from '@/core/build/compare.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import { lookup, readText } from '@/core/files/tree.ts'
import { installerOf } from '@/core/programs/install-command.ts'
import { appManifest, foldersNamed } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { imageOf } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import type { Called, Work } from '../work.ts'

/** `cacheAfterEdit: { file: src/App.jsx, cached: install }` */
export const cacheAfterEdit = defineClaim({
  doc: "After this file was edited, every RUN that installs the app's dependencies still comes from the cache.",
  facts: { install: ['missing'], cache: ['install-itself', 'copied-before'] },
  schema: z.strictObject({ file: z.string(), cached: z.literal('install') }),
  judge({ file }, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const callers = new Set(
      work
        .commands()
        .filter(isInstall)
        .map((one) => one.operation),
    )
    const needed = got.result.operations.filter((one) => isNeeded(one, got.result))
    const installs = needed.filter((one) => callers.has(one.id) || installsApp(one, work))
    if (installs.length === 0) return noInstall(got.result, work)
    if (readText(work.workspace, file) === undefined)
      return cannotTell(`what an edit of \`${file}\` changes: there is no such file in the folder`)
    const compared = compareBuilds(got.result, work.build({ edited: file }))
    const ids = new Set(installs.map((one) => one.id))
    const again = compared.find(({ operation, hit }) => !hit && ids.has(operation.id))
    if (again === undefined) return pass(`After an edit of \`${file}\`, ${namesOf(installs)} is CACHED.`)
    return runsAgain(file, again, causeOf(compared, again))
  },
})

function isNeeded(operation: Operation, result: BuildResult): boolean {
  return operation.kind === 'run' && result.results[operation.stage]?.needed === true
}

function isInstall({ process }: Called): boolean {
  return installerOf(process.argv) !== undefined
}

/** A dependency of the app lies in a node_modules where there was none before. */
function installsApp({ tree, treeBefore }: Operation, work: Work): boolean {
  if (tree === treeBefore) return false
  const names = appManifest(work).dependencies
  const has = (folder: string, name: string, where: typeof tree) => lookup(where, `${folder}/${name}`).kind !== 'absent'
  return foldersNamed(tree, 'node_modules').some((folder) =>
    names.some((name) => has(folder, name, tree) && !has(folder, name, treeBefore)),
  )
}

function noInstall(result: BuildResult, work: Work): Finding {
  const at = placeOfInstruction(lastInstruction(result, ['RUN'])) ?? lastLine(work.dockerfile)
  const doubt = result.operations.find((one) => one.kind === 'run' && one.state === 'unknown')
  if (doubt) return cannotTell(doubt.unsupported.join('; '), placeOfInstruction(doubt.instruction))
  return fail("No RUN that the default build needs installs the app's dependencies.", at, { install: 'missing' })
}

/** The first step of its stage that ran again for a reason of its own: what comes after it has no choice. */
function causeOf(compared: readonly Compared[], again: Compared): Compared {
  const before = compared.slice(0, compared.indexOf(again) + 1).filter((one) => !one.hit)
  return before.find((one) => one.operation.stage === again.operation.stage) ?? before[0] ?? again
}

function runsAgain(file: string, again: Compared, cause: Compared): Finding {
  const { operation } = cause
  const at = placeOfInstruction(operation.instruction)
  const install = again.operation.name
  if (cause === again) {
    const message = `After an edit of \`${file}\`, ${install} runs again: ${again.because}.`
    return fail(message, at, { cache: 'install-itself' })
  }
  const because = `${operation.name} lies before it, and there ${cause.because}`
  return fail(`After an edit of \`${file}\`, ${install} runs again: ${because}.`, at, { cache: 'copied-before' })
}

function namesOf(operations: readonly Operation[]): string {
  return operations.map((operation) => operation.name).join(' and ')
}
