/** Where the learner's configuration lies in the image they build. */
import type { BuildResult } from '@/core/build/result.ts'
import { type FileTree, readText, walk } from '@/core/files/tree.ts'
import { SITE_CONF } from '@/core/nginx/image-files.ts'

export interface PlacedConf {
  readonly place: string
  /** The image's files, where the configuration is among them. */
  readonly tree: FileTree | undefined
}

/** Where it is not copied (yet), the course's own place is meant. */
export function placeOfConf(text: string, build: BuildResult | undefined): PlacedConf {
  const outcome = build?.outcome
  const tree = outcome && 'image' in outcome ? outcome.image?.tree : undefined
  const place = tree && placeIn(tree, text)
  if (tree === undefined || place === undefined) return { place: SITE_CONF, tree: undefined }
  return { place, tree }
}

const NGINX = '/etc/nginx'

function placeIn(tree: FileTree, text: string): string | undefined {
  for (const { path, node } of walk(tree, NGINX)) {
    const isRead = path === `${NGINX}/nginx.conf` || /^\/etc\/nginx\/conf\.d\/[^/]+\.conf$/.test(path)
    if (isRead && node.kind === 'file' && readText(tree, path) === text) return path
  }
  return undefined
}
