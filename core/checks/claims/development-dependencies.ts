import { z } from 'zod'
import { lookup } from '@/core/files/tree.ts'
import { appManifest, foldersNamed } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, fail, pass } from '../finding.ts'
import { makerOf } from '../makers.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { placeOfInstruction } from '../places.ts'
import type { Work } from '../work.ts'

/** `developmentDependencies: { absent: true }` */
export const developmentDependencies = defineClaim({
  doc: 'No package that only development needs lies below any node_modules of the image.',
  schema: z.strictObject({ absent: z.literal(true) }),
  judge(_, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const { image, result } = got
    const packages = developmentFolders(work)
    const held = foldersNamed(image.tree, 'node_modules').flatMap((modules) =>
      packages.map((name) => ({ path: `${modules}/${name}`, name })),
    )
    const states = held.map((entry) => ({ ...entry, found: lookup(image.tree, entry.path) }))
    const present = states.filter(({ found }) => found.kind === 'found')
    if (present.length === 0) {
      const doubt = states.find(({ found, path }) => found.kind === 'unknown' && !path.startsWith('/usr/'))
      if (doubt?.found.kind === 'unknown')
        return cannotTell(`whether ${doubt.path} is in the image (${doubt.found.why})`)
      return withDoubts(pass('No development dependency is in the image.'), got)
    }
    const first = present.find(({ name }) => appManifest(work).devDependencies.includes(name)) ?? present[0]!
    const others = present.length === 1 ? '' : ` and ${present.length - 1} more`
    const at = placeOfInstruction(makerOf(result, first.path)?.instruction)
    return fail(`\`${first.path}\`${others} came along; only development needs them.`, at, {
      development: 'present',
      package: first.name,
    })
  },
})

/** Folders below node_modules that only development fills: by the record, and by the learner's package.json. */
function developmentFolders(work: Work): readonly string[] {
  const recorded = work.world.apps.flatMap((app) => app.installs.flatMap((install) => install.packages))
  const folders = recorded.filter((entry) => entry.dev).map((entry) => entry.folder.replace(/^node_modules\//, ''))
  const needed = new Set(
    recorded.filter((entry) => !entry.dev).map((entry) => entry.folder.replace(/^node_modules\//, '')),
  )
  const all = [...new Set([...folders, ...appManifest(work).devDependencies])]
  return all.filter((folder) => !needed.has(folder))
}
