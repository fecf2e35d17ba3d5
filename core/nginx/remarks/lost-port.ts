import type { FileTree } from '@/core/files/tree.ts'
import { lookup } from '@/core/files/tree.ts'
import { lastStepIn } from './blocks.ts'
import { oncePerPlace } from './once.ts'
import type { Finding, Remark } from './remark.ts'
import { headersNamed, PUBLISHED_PORT, type SiteTrial, type Visit } from './site-trial.ts'

export const lostPort: Remark = {
  name: 'nginx-lost-port',
  severity: 'info',
  help: 'nginx completes a redirect with the port it listens on itself; it does not know the one Docker publishes. With `absolute_redirect off;` it sends the path alone, and the browser keeps its port.',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits, place, tree }: SiteTrial): Generator<Finding> {
  for (const visit of visits) {
    const target = lostTarget(visit)
    const at = lastStepIn(visit.answer.way, place)
    if (target === undefined || at === undefined || !isForVisitors(visit, tree)) continue
    yield {
      message: `With -p ${PUBLISHED_PORT}:80 the redirect from ${visit.path} goes to ${target}, without the port`,
      at,
    }
  }
}

/** The address nginx made out of a path, when its port is not the one the browser asked. */
function lostTarget({ answer, server }: Visit): string | undefined {
  const [location] = headersNamed(answer, 'location')
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  // What is written in full in the configuration is meant.
  const decided = answer.way.at(-1)
  if (decided?.what === 'return' || decided?.what === 'rewrite') if (decided.detail.includes('://')) return undefined
  const port = /^http:\/\/[^/:]+(?::(\d+))?\//.exec(location)
  if (port === null || server === undefined) return undefined
  return port[1] === undefined ? location : undefined
}

/** Nobody types the address of a folder without a page, or the bare name of what is passed on (`/api` for `/api/`). */
function isForVisitors({ answer }: Visit, tree: FileTree): boolean {
  const last = answer.way.at(-1)
  if (last?.what.startsWith('location')) return false
  const folder = last?.what === 'file' ? /^(\S+) is a folder/.exec(last.detail)?.[1] : undefined
  return folder === undefined || lookup(tree, `${folder}/index.html`).kind === 'found'
}
