import { lastStepIn } from './blocks.ts'
import { oncePerPlace } from './once.ts'
import { isGone } from './paths-to-try.ts'
import type { Finding, Remark } from './remark.ts'
import type { SiteTrial } from './site-trial.ts'

const RULES = ['try_files', 'error_page', 'rewrite', 'if']

export const missingAssetIsPage: Remark = {
  name: 'nginx-missing-asset-is-page',
  severity: 'info',
  help: 'A script that is gone is answered with the page and status 200. The browser cannot run HTML, and monitoring sees no error. Give the folder of assets a location whose try_files ends in =404.',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits, place }: SiteTrial): Generator<Finding> {
  for (const { path, answer } of visits) {
    if (!isGone(path) || answer.status !== 200 || !/\.html?$/.test(answer.bodyFile ?? '')) continue
    const at = lastStepIn(answer.way, place, RULES)
    if (at) yield { message: `A missing script, such as ${path}, is answered with the page and status 200`, at }
  }
}
