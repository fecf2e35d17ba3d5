/** What a RUN may only do when the build is allowed to: `--network=host`, `--security=insecure`. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { Plan } from './plan.ts'
import type { BuildRequest } from './result.ts'

/** As BuildKit does when it is handed the steps, before the first one runs; it names no line. */
export function entitlementError(request: BuildRequest, plan: Plan, bodies: readonly (readonly Instruction[])[]) {
  if (request.allStages) return undefined
  for (const [stage, body] of bodies.entries()) {
    if (!plan.needed.has(stage)) continue
    for (const instruction of body) {
      const message = refusal(instruction, request.allow ?? [])
      if (message === undefined) continue
      const { range } = instruction
      return { code: 'entitlement', message, range, excerpts: [], file: request.dockerfilePath, details: {} }
    }
  }
  return undefined
}

/** Docker's own builder grants the host's network when asked with `--allow`, and security.insecure never. */
function refusal({ keyword, flags }: Instruction, allowed: readonly string[]): string | undefined {
  if (keyword !== 'RUN') return undefined
  const has = (name: string, value: string) => flags.some((flag) => flag.name === name && flag.value === value)
  if (has('security', 'insecure')) {
    return allowed.includes('security.insecure')
      ? 'granting entitlement security.insecure is not allowed by build daemon configuration'
      : 'failed to load LLB: security.insecure is not allowed'
  }
  const refused = has('network', 'host') && !allowed.includes('network.host')
  return refused ? 'failed to load LLB: network.host is not allowed' : undefined
}
