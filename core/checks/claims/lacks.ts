import { z } from 'zod'
import type { BuildResult } from '@/core/build/result.ts'
import { digest } from '@/core/files/digest.ts'
import type { Node } from '@/core/files/node.ts'
import { basename } from '@/core/files/path.ts'
import { walk } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, fail, pass } from '../finding.ts'
import { eachAdded, makerOf, nodeAt } from '../makers.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { placeOfInstruction } from '../places.ts'
import { builtSites } from '../site.ts'
import type { Work } from '../work.ts'

/** `lacks: [sources, node_modules]` */
export const lacks = defineClaim({
  doc: "The default image holds none of the app's sources, and no node_modules anywhere, among what the build added to its base.",
  facts: { leftover: ['node_modules', 'sources'], folder: 'its path in the image' },
  schema: z.array(z.enum(['sources', 'node_modules'])).min(1),
  judge(kinds, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const sources = kinds.includes('sources') ? sourceDigests(work, got.result) : new Map<string, string>()
    for (const { path, node } of eachAdded(got.image)) {
      const at = () => placeOfInstruction(makerOf(got.result, path)?.instruction)
      if (node.kind === 'directory' && basename(path) === 'node_modules' && kinds.includes('node_modules')) {
        return fail(`\`${path}\` is in the image; nothing in it serves a request.`, at(), {
          leftover: 'node_modules',
          folder: path,
        })
      }
      const source = node.kind === 'file' ? sources.get(digest(node.content)) : undefined
      if (source !== undefined) {
        return fail(`\`${path}\` is in the image: it is your source file \`${source}\`.`, at(), {
          leftover: 'sources',
          folder: path,
        })
      }
    }
    const unread = got.own ? unreadPart(got.image) : undefined
    if (unread !== undefined) return cannotTell(`all that came along (${unread})`)
    return withDoubts(pass('Only what serves the site came along.'), got)
  },
})

/** Why some of what the build added is not known. A folder that is known in part need not have changed to be added to. */
function unreadPart({ base, tree }: Image): string | undefined {
  for (const { path, node } of walk(tree)) {
    const why = whyUnread(node)
    if (why !== undefined && (base === undefined || nodeAt(base.image.tree, path) !== node)) return `${path}: ${why}`
  }
  return undefined
}

function whyUnread(node: Node): string | undefined {
  if (node.kind === 'directory') return node.partial
  return node.kind === 'file' && node.content.kind === 'unknown' ? node.content.why : undefined
}

/** What counts as source: `src`, the page's template and the bundler's configuration, unless the build hands it on unchanged. */
function sourceDigests(work: Work, result: BuildResult): ReadonlyMap<string, string> {
  const sources = new Map<string, string>()
  for (const { path, node } of walk(work.workspace)) {
    if (node.kind !== 'file' || !/^\/(src\/|index\.html$|vite\.config\.)/.test(path)) continue
    if (node.content.kind === 'bytes' && node.content.bytes.length > 0) sources.set(digest(node.content), path.slice(1))
  }
  for (const site of builtSites(result, work))
    for (const file of site.files.values()) sources.delete(digest(file.content))
  return sources
}
