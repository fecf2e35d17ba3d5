import { expand } from '../expand.ts'
import { lookupOf } from '../lookup.ts'
import { type Platform, parsePlatform } from '../platform.ts'
import { dockerCheck } from './rule.ts'

export const fromPlatformFlagConstDisallowed = dockerCheck({
  name: 'FromPlatformFlagConstDisallowed',
  help: 'A fixed platform builds for that machine whatever the user asked for. Use $BUILDPLATFORM or $TARGETPLATFORM, or name the stage after the platform it is for.',
  *check({ stages, syntax }) {
    for (const { from, name } of stages.stages) {
      const flag = from.flags.find((each) => each.name === 'platform')
      if (flag?.value === undefined || flag.value === '') continue
      const result = expand(flag.value, lookupOf(stages.globals), syntax.escape)
      if (result.kind === 'error' || result.matchedNames.length > 0 || result.undefinedNames.length > 0) continue
      const parsed = parsePlatform(result.text)
      if (parsed.kind === 'error' || isNamedAfter(name ?? '', parsed.platform)) continue
      const message = `FROM --platform flag should not use constant value "${result.text}"`
      yield { message, place: from, range: flag.range }
    }
  },
})

function isNamedAfter(name: string, platform: Platform): boolean {
  return name.includes(platform.os) || name.includes(platform.architecture)
}
