import { DAY, inWords, lifetime, lifetimeRules } from './lifetime.ts'
import { oncePerPlace } from './once.ts'
import type { Finding, Remark } from './remark.ts'
import type { SiteTrial, Visit } from './site-trial.ts'

/** What is used this long without asking can be as good as never replaced. */
const LONG = 30 * DAY

export const immutableUnhashed: Remark = {
  name: 'nginx-immutable-unhashed',
  severity: 'warning',
  help: 'Only a name that changes with the content may be kept for long: who has the old file does not ask for the new one. Limit the rule to the folder of hashed assets.',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits }: SiteTrial): Generator<Finding> {
  for (const visit of visits) {
    const age = lifetime(visit.answer)
    const at = lifetimeRules(visit.block)[0]
    if (age === undefined || age < LONG || at === undefined || !isUnhashedFile(visit)) continue
    yield { message: `Browsers keep ${visit.path} for ${inWords(age)}, and its name has no hash`, at }
  }
}

function isUnhashedFile({ path, answer }: Visit): boolean {
  if (answer.status !== 200 || !answer.bodyFile?.endsWith(path) || /\.html?$/.test(path)) return false
  return !path.split('/').some(hasHash)
}

/** `index-D4kQ9x1Z.js` (Vite), `main.5c1d4f2a.chunk.css`: eight or more letters and digits that are no word. */
export function hasHash(name: string): boolean {
  return [...name.matchAll(/[.-]([A-Za-z0-9_-]{8,})(?=\.)/g)].some(([, part]) =>
    /[0-9_]|[a-z][A-Z]|[A-Z][a-z]/.test(part!),
  )
}
