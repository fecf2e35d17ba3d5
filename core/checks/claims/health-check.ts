import { z } from 'zod'
import type { FileTree } from '@/core/files/tree.ts'
import { remove } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { eachAdded } from '../makers.ts'
import { type ImageOrFinding, imageOf, settled, settledByOwnSteps } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import { stoppedContainer } from '../requests.ts'
import { type BuiltSite, builtSites, sameContent } from '../site.ts'
import type { Work } from '../work.ts'

/** `healthCheck: { notices: site }` */
export const healthCheck = defineClaim({
  doc: 'The default image has a health check that succeeds in the running container, and fails in one whose site is gone.',
  facts: { health: ['none', 'unhealthy', 'no-site', 'blind'] },
  schema: z.strictObject({ notices: z.literal('site') }),
  judge(_, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    if (work.container(got.image).health.kind === 'none')
      return fail('The image has no health check.', healthPlace(got, work), { health: 'none' })
    const finding = judgeHealth(got, work)
    const hangsOnSite = finding.status === 'fail' && finding.facts.health === 'no-site'
    return hangsOnSite ? settled(finding, got) : settledByOwnSteps(finding, got)
  },
})

type Got = Extract<ImageOrFinding, { kind: 'image' }>

function healthPlace({ result }: Pick<Got, 'result'>, work: Work) {
  return placeOfInstruction(lastInstruction(result, ['HEALTHCHECK'])) ?? lastLine(work.dockerfile)
}

function judgeHealth({ image, result }: Got, work: Work): Finding {
  const at = healthPlace({ result }, work)
  const container = work.container(image)
  const { health } = container
  const stopped = stoppedContainer(container, at)
  if (stopped) return stopped
  if (health.kind === 'unknown') return cannotTell(health.why, at)
  if (health.kind === 'unhealthy')
    return fail(`In the running container the check fails${words(health.output)}.`, at, { health: 'unhealthy' })
  const without = withoutSite(image, builtSites(result, work))
  if (without === image)
    return fail('The built site is not in the image, so there is nothing to check.', at, { health: 'no-site' })
  const then = work.container(without).health
  if (then.kind === 'unknown') return cannotTell(`what the check finds when the site is gone (${then.why})`, at)
  return then.kind === 'healthy'
    ? fail('With the site deleted the check still says that all is well.', at, { health: 'blind' })
    : pass('The check succeeds, and fails when the site is gone.')
}

/** The image with every file of the built site taken out. */
function withoutSite(image: Image, sites: readonly BuiltSite[]): Image {
  const files = sites.flatMap((site) => [...site.files.values()])
  let tree: FileTree = image.tree
  for (const { path, node } of eachAdded(image)) {
    if (node.kind === 'file' && files.some((file) => sameContent(file, node))) tree = remove(tree, path)
  }
  return tree === image.tree ? image : { ...image, tree }
}

function words(output: string): string {
  const last = output.trim().split('\n').at(-1) ?? ''
  return last === '' ? '' : `: ${last}`
}
