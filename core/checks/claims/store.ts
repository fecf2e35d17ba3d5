import { z } from 'zod'
import type { Image } from '@/core/images/image.ts'
import type { StoredImage } from '@/core/terminal/terminal.ts'
import { appFolders, appManifest, hasInstalledApp, installed } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, fail, pass } from '../finding.ts'
import { imageOf } from '../outcome.ts'
import type { Work } from '../work.ts'

/** `store: { holds: app-with-modules }`, `store: { holds: default-nginx }` */
export const store = defineClaim({
  doc: "The local image store holds an image with the app's node_modules, or the image of the present default build on nginx, under any name.",
  facts: { store: ['empty', 'no-modules', 'not-nginx', 'not-built', 'stale'] },
  schema: z.strictObject({ holds: z.enum(['app-with-modules', 'default-nginx']) }),
  judge({ holds }, work) {
    const stored = work.session?.images ?? []
    const images = stored.map((entry) => entry.image)
    if (images.length === 0) return fail('Not run yet: the local store holds no image.', undefined, { store: 'empty' })
    return holds === 'app-with-modules' ? withModules(stored, work) : present(images, work)
  },
})

function withModules(stored: readonly StoredImage[], work: Work) {
  if (stored.some(({ image }) => hasInstalledApp(image.tree, work)))
    return pass("An image with the app's node_modules is in the store.")
  const names = appManifest(work).dependencies
  const may = ({ image, build }: StoredImage) =>
    (build?.outcome.kind === 'unknown' && image.base?.repository.endsWith('node') === true) ||
    appFolders(image.tree, work).some((folder) => names.every((name) => installed(image.tree, folder, name) !== 'no'))
  return work.own && stored.some(may)
    ? cannotTell('what an install of this project leaves in node_modules')
    : fail('No image in the store holds the app and its node_modules: there is nothing to compare with.', undefined, {
        store: 'no-modules',
      })
}

function present(images: readonly Image[], work: Work) {
  const got = imageOf(work)
  if (got.kind === 'finding') return got.finding
  if (got.image.base?.repository.replace(/^(docker\.io\/)?(library\/)?/, '') !== 'nginx') {
    return fail('The default build does not make an nginx image.', undefined, { store: 'not-nginx' })
  }
  if (images.some((image) => image.id === got.image.id))
    return pass('The image your Dockerfile makes now is in the store.')
  const builds = work.session?.events.some((event) => event.kind === 'build') ?? false
  if (!builds) return fail('Not run yet: no `docker build` in the terminal.', undefined, { store: 'not-built' })
  return fail('The store does not hold the image that your files make now: build it (again).', undefined, {
    store: 'stale',
  })
}
