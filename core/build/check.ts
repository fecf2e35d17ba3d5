/** What `docker build --check` finds: build checks of all stages, and the mistakes that stop a build before it runs. */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { buildRemarks, sorted } from './diagnostics.ts'
import { prepare } from './prepare.ts'
import type { BuildRequest } from './result.ts'

export function checkDockerfile(request: BuildRequest): Diagnostic[] {
  const prepared = prepare({ ...request, allStages: request.target === undefined })
  return [
    ...sorted([...prepared.stages.diagnostics, ...buildRemarks(prepared, prepared.error, []), ...prepared.remarks]),
  ]
}
