'use client'
/** The workbench without a lesson: the playground's own files, and what can be done with them. */
import { useEffect, useState } from 'react'
import type { Example } from '@/components/playground/examples.ts'
import { EXAMPLES, PLAYGROUND_LESSON } from '@/components/playground/examples.ts'
import { PlaygroundSide } from '@/components/playground/playground-side.tsx'
import { useSessionPorts } from '@/components/session/session-context.tsx'
import { createBench } from '@/components/workbench/bench.ts'
import { BenchProvider } from '@/components/workbench/bench-context.tsx'
import { Workbench } from '@/components/workbench/workbench.tsx'
import { loadMeasured, loadOwnDocker, openBundler, openEngineWorker } from '../_wiring/browser.ts'

export function PlaygroundHost({ examples }: { readonly examples: readonly Example[] }) {
  const { course, keeper, now, loadStarter } = useSessionPorts()
  const [bench] = useState(() =>
    createBench({
      keeper,
      lesson: PLAYGROUND_LESSON,
      previous: undefined,
      now,
      loadStarter,
      openEngine: () => openEngineWorker(course),
      openBundler,
      loadMeasured,
      loadOwnDocker,
    }),
  )
  useEffect(() => bench.start(), [bench])
  return (
    <BenchProvider bench={bench}>
      <Workbench word="Playground">
        <PlaygroundSide examples={[...EXAMPLES, ...examples]} />
      </Workbench>
    </BenchProvider>
  )
}
