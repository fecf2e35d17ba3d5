/** What `docker build --check` finds: build checks of all stages, and the mistakes that stop a build before it runs. */
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { buildRemarks, sorted } from './diagnostics.ts'
import { prepare } from './prepare.ts'
import type { BuildRequest } from './result.ts'

export interface Check {
  readonly diagnostics: readonly Diagnostic[]
  /** The mistake at which Docker stops; the diagnostics name those behind it as well. */
  readonly error: BuildError | undefined
}

export function checkBuild(request: BuildRequest): Check {
  const prepared = prepare({ ...request, allStages: request.target === undefined })
  const { stages, error, remarks } = prepared
  return { diagnostics: sorted([...stages.diagnostics, ...buildRemarks(prepared, error, []), ...remarks]), error }
}

export function checkDockerfile(request: BuildRequest): Diagnostic[] {
  return [...checkBuild(request).diagnostics]
}
