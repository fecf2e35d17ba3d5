import { DEFAULT_PLATFORM, formatPlatform, parsePlatform } from '../platform.ts'
import { dockerCheck } from './rule.ts'

export const invalidBaseImagePlatform = dockerCheck({
  name: 'InvalidBaseImagePlatform',
  help: 'The base image is for another kind of machine than the build: its programs may not start, or run slowly under emulation.',
  *check({ stages, dispatched, options }) {
    for (const stage of stages.stages) {
      if (stage.base.kind !== 'image' || !dispatched.has(stage.index)) continue
      const pulled = options.basePlatform?.(stage.base.ref)
      const wanted = stage.platform ?? stages.globals.get('TARGETPLATFORM') ?? DEFAULT_PLATFORM
      if (pulled === undefined || isSame(pulled, wanted)) continue
      const what = `Base image ${stage.base.ref} was pulled with platform "${formatPlatform(pulled)}"`
      yield { message: `${what}, expected "${formatPlatform(wanted)}" for current build`, place: stage.from }
    }
  },
})

/** Variants do not count. */
function isSame(a: string, b: string): boolean {
  const left = parsePlatform(a)
  const right = parsePlatform(b)
  if (left.kind === 'error' || right.kind === 'error') return true
  return left.platform.os === right.platform.os && left.platform.architecture === right.platform.architecture
}
