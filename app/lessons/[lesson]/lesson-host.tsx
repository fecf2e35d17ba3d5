'use client'
/** Hands the browser's adapters to the workbench of one lesson. */
import { type ReactNode, useEffect, useState } from 'react'
import type { LessonName } from '@/components/room/use-progress.ts'
import { useSessionPorts } from '@/components/session/session-context.tsx'
import { createBench } from '@/components/workbench/bench.ts'
import { BenchProvider } from '@/components/workbench/bench-context.tsx'
import type { PanelName } from '@/components/workbench/bench-state.ts'
import { Workbench } from '@/components/workbench/workbench.tsx'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import { loadMeasured, loadOwnDocker, loadPreview, openBundler, openEngineWorker } from '../../_wiring/browser.ts'
import { RoomWiring } from '../../_wiring/room-wiring.tsx'

export interface LessonHostProps {
  readonly lesson: JudgedLesson
  readonly previous: string | undefined
  /** Of the whole course, for those who follow a teacher. */
  readonly lessons: readonly LessonName[]
  readonly children: ReactNode
}

export function LessonHost({ lesson, previous, lessons, children }: LessonHostProps) {
  const { course, keeper, now, loadStarter } = useSessionPorts()
  const [bench] = useState(() =>
    createBench({
      keeper,
      lesson,
      previous,
      mainFiles: course.files,
      now,
      loadStarter,
      openEngine: () => openEngineWorker(course),
      openBundler,
      loadMeasured,
      loadPreview,
      loadOwnDocker,
    }),
  )
  useEffect(() => {
    const panel = new URLSearchParams(window.location.search).get('panel')
    if (isPanel(panel)) bench.showPanel(panel)
    return bench.start()
  }, [bench])
  return (
    <BenchProvider bench={bench}>
      <Workbench foot={<RoomWiring lessons={lessons} />}>{children}</Workbench>
    </BenchProvider>
  )
}

/** Links such as “Try it” name the panel to begin with. */
function isPanel(name: string | null): name is PanelName {
  return name !== null && Object.hasOwn(PANELS, name)
}

const PANELS: Readonly<Record<PanelName, true>> = {
  terminal: true,
  problems: true,
  result: true,
  stages: true,
  image: true,
  cache: true,
  preview: true,
}
