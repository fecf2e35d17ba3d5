import { HOUR, inWords, lifetime, lifetimeRules } from './lifetime.ts'
import { oncePerPlace } from './once.ts'
import type { Finding, Remark } from './remark.ts'
import type { SiteTrial } from './site-trial.ts'

export const indexCached: Remark = {
  name: 'nginx-index-cached',
  severity: 'warning',
  help: 'The page names the hashed files of its build. While a browser keeps the old page, it asks for files the new image no longer has. Let pages be asked for each time: Cache-Control "no-cache".',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits }: SiteTrial): Generator<Finding> {
  for (const { path, answer, block } of visits) {
    if (answer.status !== 200 || !/\.html?$/.test(answer.bodyFile ?? '')) continue
    const age = lifetime(answer)
    const at = lifetimeRules(block)[0]
    if (age === undefined || age < HOUR || at === undefined) continue
    yield { message: `Browsers keep the page at ${path} for ${inWords(age)} without asking again`, at }
  }
}
