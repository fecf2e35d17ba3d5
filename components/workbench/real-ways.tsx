'use client'
/** Ways from what is worked out to what really runs: the user's own Docker, and the app's own commands in the browser. */
import { OwnDockerEntry } from '../local-docker/own-docker-entry.tsx'
import { useBench, useBenchState } from './bench-context.tsx'

export function RealWays() {
  const { lesson } = useBench()
  const hasScripts = useBenchState(({ files }) => 'package.json' in files)
  const carried = hasScripts && !lesson.alone && !lesson.sandbox && !lesson.beforeClone
  return (
    <>
      <OwnDockerEntry />
      {carried && (
        // A page that is isolated has to be loaded by itself.
        <p>
          <a href="/runtime/">Run the app’s own npm commands in the browser</a>
        </p>
      )}
    </>
  )
}
