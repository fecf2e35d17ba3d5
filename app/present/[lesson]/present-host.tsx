'use client'
/** Hands the browser's adapters to the presentation of one lesson. Its files are its own: nobody's course work is touched. */
import { useEffect, useState } from 'react'
import type { ShownSlide } from '@/components/present/present-state.ts'
import { Presenter } from '@/components/present/presenter.tsx'
import { SessionProvider, useSessionPorts } from '@/components/session/session-context.tsx'
import { createBench } from '@/components/workbench/bench.ts'
import { BenchProvider } from '@/components/workbench/bench-context.tsx'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import {
  keepPresentations,
  loadMeasured,
  loadOwnDocker,
  loadPreview,
  openBundler,
  openEngineWorker,
  presentPorts,
} from '../../_wiring/browser.ts'

interface PresentHostProps {
  readonly lesson: JudgedLesson
  readonly slides: readonly ShownSlide[]
}

export function PresentHost({ lesson, slides }: PresentHostProps) {
  const { course } = useSessionPorts()
  const [ports] = useState(() => presentPorts(course))
  const [bench] = useState(() =>
    createBench({
      keeper: ports.keeper,
      // On its own copy, so that each lesson begins with its own files.
      lesson: { ...lesson, sandbox: true },
      previous: undefined,
      mainFiles: course.files,
      now: ports.now,
      loadStarter: ports.loadStarter,
      openEngine: () => openEngineWorker(course),
      openBundler,
      loadPreview,
      loadOwnDocker,
      loadMeasured,
    }),
  )
  useEffect(() => bench.start(), [bench])
  useEffect(() => {
    void keepPresentations()
  }, [])
  return (
    <SessionProvider ports={ports}>
      <BenchProvider bench={bench}>
        <Presenter lesson={lesson} slides={slides} />
      </BenchProvider>
    </SessionProvider>
  )
}
