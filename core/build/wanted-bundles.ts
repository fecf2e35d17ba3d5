/** What a build says of bundles: those it waits for, and the mistakes in sources that stopped one. */
import { type BundleError, type BundleRequest, wantedIn } from '@/core/bundle/bundle.ts'
import { relativeTo } from '@/core/files/path.ts'
import { readText } from '@/core/files/tree.ts'
import type { BuildRequest, BuildResult, Operation } from './result.ts'

export function bundlesWantedBy({ operations }: BuildResult): readonly BundleRequest[] {
  return wantedIn(operations.flatMap(({ bundles = [] }) => bundles))
}

export interface SourceFault {
  /** Relative to the build context. */
  readonly file: string
  readonly error: BundleError
}

/** Mistakes in files of the context that made an operation fail. A file that is not there as it was built is left out. */
export function sourceFaults(request: BuildRequest, operation: Operation): readonly SourceFault[] {
  if (operation.state !== 'failed') return []
  return (operation.bundles ?? []).flatMap((note) => {
    if (note.kind !== 'failed') return []
    return note.errors.flatMap((error) => {
      const file = pathInContext(request, operation, `${note.folder}/${error.file}`)
      return file === undefined ? [] : [{ file, error }]
    })
  })
}

/** The first mistake in a source that stopped the build. */
export function firstSourceFault(result: BuildResult): SourceFault | undefined {
  for (const operation of result.operations) {
    const [fault] = sourceFaults(result.request, operation)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** The context's file with that text: by the longest end of its path in the image. */
function pathInContext(request: BuildRequest, operation: Operation, path: string): string | undefined {
  const text = readText(operation.tree, path)
  if (text === undefined) return undefined
  const parts = (relativeTo('/', path) ?? path).split('/')
  return parts.map((_, at) => parts.slice(at).join('/')).find((end) => readText(request.context, end) === text)
}
