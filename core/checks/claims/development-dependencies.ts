import { z } from 'zod'
import { lookup } from '@/core/files/tree.ts'
import { appFolders, appManifest, foldersNamed, installed } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { makerOf } from '../makers.ts'
import { type ImageOrFinding, imageOf, settled, withDoubts } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import type { Work } from '../work.ts'

/** `developmentDependencies: { absent: true }`, `developmentDependencies: { present: true, target: dev }` */
export const developmentDependencies = defineClaim({
  doc: 'No package that only development needs lies below any node_modules of the image (`absent`), or all that package.json names are installed (`present`).',
  facts: { app: ['absent'], development: ['present', 'absent'], package: 'the first of them' },
  schema: z.union([
    z.strictObject({ absent: z.literal(true), target: z.string().optional() }),
    z.strictObject({ present: z.literal(true), target: z.string().optional() }),
  ]),
  judge(wanted, work) {
    const { target } = wanted
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    return 'present' in wanted ? settled(mustBePresent(got, work), got) : mustBeAbsent(got, work)
  },
})

type Got = Extract<ImageOrFinding, { kind: 'image' }>

function mustBePresent({ image, result }: Got, work: Work): Finding {
  const names = appManifest(work).devDependencies
  const at = placeOfInstruction(lastInstruction(result, ['RUN'])) ?? lastLine(work.dockerfile)
  if (names.length === 0 && work.own)
    return cannotTell('`package.json` names no development dependencies of its own', at)
  const states = appFolders(image.tree, work).map((folder) =>
    names.map((name) => ({ name, folder, is: installed(image.tree, folder, name) })),
  )
  if (states.length === 0) return fail("The app's `package.json` is not in the image.", at, { app: 'absent' })
  if (states.some((all) => all.every(({ is }) => is === 'yes'))) return pass(`${names.join(', ')}: installed.`)
  const missing = states[0]!.find(({ is }) => is !== 'yes')!
  if (missing.is === 'unknown')
    return cannotTell(`whether ${missing.name} is in \`${missing.folder}/node_modules\``, at)
  return fail(`\`${missing.name}\` is not installed in \`${missing.folder}\`.`, at, {
    development: 'absent',
    package: missing.name,
  })
}

function mustBeAbsent(got: Got, work: Work): Finding {
  const { image, result } = got
  const packages = developmentFolders(work)
  const held = foldersNamed(image.tree, 'node_modules').flatMap((modules) =>
    packages.map((name) => ({ path: `${modules}/${name}`, name })),
  )
  const states = held.map((entry) => ({ ...entry, found: lookup(image.tree, entry.path) }))
  const present = states.filter(({ found }) => found.kind === 'found')
  if (present.length === 0) {
    const doubt = states.find(({ found, path }) => found.kind === 'unknown' && !path.startsWith('/usr/'))
    if (doubt?.found.kind === 'unknown') return cannotTell(`whether ${doubt.path} is in the image (${doubt.found.why})`)
    return withDoubts(pass('No development dependency is in the image.'), got)
  }
  const first = present.find(({ name }) => appManifest(work).devDependencies.includes(name)) ?? present[0]!
  const others = present.length === 1 ? '' : ` and ${present.length - 1} more`
  const at = placeOfInstruction(makerOf(result, first.path)?.instruction)
  return fail(`\`${first.path}\`${others} came along; only development needs them.`, at, {
    development: 'present',
    package: first.name,
  })
}

/** Folders below node_modules that only development fills: by the record, and by the learner's package.json. */
function developmentFolders(work: Work): readonly string[] {
  if (work.own) return appManifest(work).devDependencies
  const recorded = work.world.apps.flatMap((app) => app.installs.flatMap((install) => install.packages))
  const folders = recorded.filter((entry) => entry.dev).map((entry) => entry.folder.replace(/^node_modules\//, ''))
  const needed = new Set(
    recorded.filter((entry) => !entry.dev).map((entry) => entry.folder.replace(/^node_modules\//, '')),
  )
  // Another project may ship what the starter only develops with.
  for (const name of appManifest(work).dependencies) needed.add(name)
  const all = [...new Set([...folders, ...appManifest(work).devDependencies])]
  return all.filter((folder) => !needed.has(folder))
}
