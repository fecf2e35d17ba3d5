import { z } from 'zod'
import { appFolders, appManifest, installed } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { type ImageOrFinding, imageOf, settled } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import type { Work } from '../work.ts'

/** `dependencies: { installed: true }` */
export const dependencies = defineClaim({
  doc: "The build leaves the app's dependencies where Node finds them from the folder of its package.json.",
  facts: { app: ['absent', 'not-installed'], folder: 'where the app lies' },
  schema: z.strictObject({ installed: z.literal(true), target: z.string().optional() }),
  judge({ target }, work) {
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    return settled(judgeInstall(got, work), got)
  },
})

type Got = Extract<ImageOrFinding, { kind: 'image' }>

function judgeInstall({ image, result }: Got, work: Work): Finding {
  const folders = appFolders(image.tree, work)
  const at = placeOfInstruction(lastInstruction(result, ['RUN', 'COPY', 'ADD'])) ?? lastLine(work.dockerfile)
  if (folders.length === 0) {
    return fail("The app's `package.json` is not in the image, so there is nothing to install from.", at, {
      app: 'absent',
    })
  }
  const names = appManifest(work).dependencies
  if (names.length === 0 && work.own)
    return cannotTell('`package.json` itself names no dependencies, and those of its workspaces are not followed', at)
  const states = folders.map((folder) => ({
    folder,
    missing: names.filter((name) => installed(image.tree, folder, name) !== 'yes'),
  }))
  const complete = states.find((state) => state.missing.length === 0)
  if (complete) return pass(`${names.length} dependencies are installed for ${complete.folder}.`)
  const best = states.reduce((one, other) => (other.missing.length < one.missing.length ? other : one))
  const unsure = best.missing.every((name) => installed(image.tree, best.folder, name) === 'unknown')
  if (unsure) return cannotTell(`whether ${best.missing[0]} is in \`${best.folder}/node_modules\``, at)
  const where = `\`${best.folder === '/' ? '' : best.folder}/node_modules\``
  const what =
    best.missing.length === names.length ? 'none of its dependencies' : `not ${best.missing.slice(0, 3).join(', ')}`
  return fail(`The app lies in \`${best.folder}\`, but ${where} holds ${what}.`, at, {
    app: 'not-installed',
    folder: best.folder,
  })
}
