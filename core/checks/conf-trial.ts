/** The learner's nginx.conf tried in the official image, over the recorded site: its verdict and its answers, once per work. */

import type { FileTree } from '@/core/files/tree.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { imageTree } from '@/core/nginx/image-files.ts'
import { respond } from '@/core/nginx/respond.ts'
import { testNginx } from '@/core/nginx/test.ts'
import { recordedFiles } from './recorded-site.ts'
import type { Work } from './work.ts'

export const CONF = 'nginx.conf'
export const CONF_PLACE = '/etc/nginx/conf.d/default.conf'
export const ROOT = '/usr/share/nginx/html'

export interface Trial {
  readonly conf: string
  readonly verdict: ReturnType<typeof testNginx>
  /** Names of the site's files, pages left out. */
  readonly assets: readonly string[]
  /** What a browser's GET on port 80 is answered with; only for an accepted configuration. */
  get(path: string): HttpAnswer
}

const trials = new WeakMap<Work, Trial>()
const sites = new WeakMap<AppRecord, { readonly tree: FileTree; readonly assets: readonly string[] }>()

/** Undefined when there is no nginx.conf. */
export function tryConf(work: Work, app: AppRecord): Trial | undefined {
  const known = trials.get(work)
  if (known) return known
  const conf = readText(work.workspace, CONF)
  if (conf === undefined) return undefined
  const site = siteOf(app)
  const tree = put(site.tree, CONF_PLACE, file(conf))
  const verdict = testNginx({ tree })
  const trial: Trial = { conf, verdict, assets: site.assets, get: (path) => answer(verdict, tree, path) }
  trials.set(work, trial)
  return trial
}

function answer(verdict: Trial['verdict'], tree: FileTree, path: string): HttpAnswer {
  const server = 'server' in verdict ? verdict.server : undefined
  if (!server) return { kind: 'no-answer', why: 'refused', way: [] }
  return respond(server, tree, {
    method: 'GET',
    path,
    headers: { accept: 'text/html,*/*' },
    host: 'localhost',
    port: 80,
  })
}

function siteOf(app: AppRecord) {
  const known = sites.get(app)
  if (known) return known
  const files = recordedFiles(app)
  const tree = [...files].reduce((all, [path, bytes]) => put(all, `${ROOT}/${path}`, file(bytes)), imageTree())
  const site = { tree, assets: [...files.keys()].filter((path) => !path.endsWith('.html')) }
  sites.set(app, site)
  return site
}
