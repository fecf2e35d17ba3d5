/** Images that COPY --from and RUN --mount name: BuildKit looks them up and fetches them as it does a FROM's. */
import type { BuildResult, Operation } from '../result.ts'

export function externalImages(result: BuildResult, operation: Operation): readonly string[] {
  const { instruction, kind } = operation
  const given = instruction.flags.flatMap((flag): (string | undefined)[] => {
    if (flag.name === 'from' && (kind === 'copy' || kind === 'add')) return [flag.value]
    return flag.name === 'mount' && kind === 'run' ? [mountSource(flag.value ?? '')] : []
  })
  return given.flatMap((name) => (name === undefined || name.includes('$') || isStage(result, name) ? [] : [name]))
}

function mountSource(text: string): string | undefined {
  return text
    .split(',')
    .map((field) => field.split('='))
    .find(([key]) => key === 'from')?.[1]
}

function isStage(result: BuildResult, name: string): boolean {
  if (name.toLowerCase() === 'scratch') return true
  return /^\d+$/.test(name) || result.stages.stages.some((stage) => stage.name === name.toLowerCase())
}
