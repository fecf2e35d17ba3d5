import { inForce, isOn } from '../conf.ts'
import { oncePerPlace } from './once.ts'
import type { Finding, Remark } from './remark.ts'
import { headersNamed, type SiteTrial, type Visit } from './site-trial.ts'

export const gzipWithoutTypes: Remark = {
  name: 'nginx-gzip-without-types',
  severity: 'info',
  help: 'gzip on compresses text/html alone. Scripts and style sheets are most of a site’s bytes: name their types in gzip_types.',
  *check(trial) {
    yield* oncePerPlace(findings(trial))
  },
}

function* findings({ visits }: SiteTrial): Generator<Finding> {
  for (const visit of visits) {
    const type = uncompressedType(visit)
    const at = inForce(visit.block, 'gzip')[0]
    if (type === undefined || at === undefined) continue
    yield { message: `gzip is on, but ${visit.path} (${type}) is sent as it is`, at }
  }
}

/** The type of a script or style sheet that is not among the types to compress. */
function uncompressedType({ path, answer, block }: Visit): string | undefined {
  if (answer.status !== 200 || !/\.(?:css|m?js)$/.test(path) || !isOn(block, 'gzip', false)) return undefined
  if (headersNamed(answer, 'content-encoding').length > 0) return undefined
  const type = headersNamed(answer, 'content-type')[0]?.split(';')[0]?.trim().toLowerCase()
  const listed = inForce(block, 'gzip_types').flatMap((directive) => directive.args.map((one) => one.toLowerCase()))
  return type === undefined || type === 'text/html' || listed.includes('*') || listed.includes(type) ? undefined : type
}
