import { type Block, inForce, own } from '../conf.ts'
import { blocksBelow } from './blocks.ts'
import { oncePerPlace } from './once.ts'
import { DEFAULT_ROOT } from './paths-to-try.ts'
import type { Finding, Remark } from './remark.ts'
import type { SiteTrial } from './site-trial.ts'

export const rootInLocation: Remark = {
  name: 'nginx-root-in-location',
  severity: 'warning',
  help: 'A root written in one location holds there alone. Write it once in the server, and every location has it.',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits }: SiteTrial): Generator<Finding> {
  for (const { path, answer, block, server } of visits) {
    if (inForce(block, 'root').length > 0 || !hasRootInside(server) || block.owner === undefined) continue
    const missed = answer.way.some(({ what, detail }) => what === 'file' && detail.startsWith(`${DEFAULT_ROOT}/`))
    if (missed)
      yield {
        message: `${path} is looked for in ${DEFAULT_ROOT}, nginx’s default: no root holds here`,
        at: block.owner,
      }
  }
}

function hasRootInside(server: Block): boolean {
  return blocksBelow(server).some((block) => block !== server && own(block, 'root').length > 0)
}
