import { lifetimeRules } from './lifetime.ts'
import { oncePerPlace } from './once.ts'
import type { Finding, Remark } from './remark.ts'
import { headersNamed, type SiteTrial } from './site-trial.ts'

export const duplicateCacheControl: Remark = {
  name: 'nginx-duplicate-cache-control',
  severity: 'info',
  help: 'expires writes a Cache-Control header of its own, and add_header writes another. Say all of it in one add_header, and leave expires out.',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits }: SiteTrial): Generator<Finding> {
  for (const { path, answer, block } of visits) {
    const values = headersNamed(answer, 'cache-control')
    const at = lifetimeRules(block).at(-1)
    if (values.length < 2 || at === undefined) continue
    const said = values.map((value) => `"${value}"`).join(' and ')
    yield { message: `The answer to ${path} has ${values.length} Cache-Control headers: ${said}`, at }
  }
}
