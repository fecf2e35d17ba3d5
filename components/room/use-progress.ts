'use client'
/** Tells the room how the learner stands: when they arrive, and when a check changes. Nothing of what they typed. */
import { useEffect, useRef } from 'react'
import { useBenchState } from '../workbench/bench-context.tsx'
import type { Bench, BenchState } from '../workbench/bench-state.ts'
import { newsOf, type Reported, withNews } from './progress-report.ts'
import type { RoomEndPoint } from './room-end.ts'

export interface LessonName {
  readonly slug: string
  readonly number: number
  readonly title: string
}

/** Milliseconds: changes of these go together. */
const TOGETHER = 1500
/** After a keystroke somebody is at work for this long. */
const TYPING = 2500

export function useProgress(bench: Bench, end: RoomEndPoint): void {
  const shown = useBenchState((state) => state.shown)
  const files = useBenchState((state) => state.files)
  const ready = useBenchState((state) => state.engine === 'ready')
  const reported = useRef<Reported>({})
  const firstFiles = useRef<BenchState['files']>(undefined)
  const firstShown = useRef<string>(undefined)
  const tried = useRef(false)
  const typed = useRef(0)
  const report = useRef<() => void>(() => undefined)
  report.current = () => {
    const typing = Date.now() - typed.current < TYPING
    const news = newsOf(reported.current, { checks: bench.get().shown.checks, tried: tried.current, typing })
    if (news.length === 0) return
    reported.current = withNews(reported.current, news)
    const command = { kind: 'progress', ...placeOf(bench), checks: news } as const
    if (news.some(({ status }) => status === 'pass')) end.send(command)
    else end.sendSoon(command, TOGETHER)
  }
  useEffect(() => {
    end.sendSoon({ kind: 'progress', ...placeOf(bench), checks: [] }, TOGETHER)
  }, [bench, end])
  useEffect(() => {
    if (!ready) return
    firstFiles.current ??= files
    if (firstFiles.current === files) return
    tried.current = true
    typed.current = Date.now()
    report.current()
    const rest = setTimeout(() => report.current(), TYPING + 100)
    return () => clearTimeout(rest)
  }, [files, ready])
  useEffect(() => {
    if (Object.keys(shown.checks).length === 0) return
    // In the terminal no file changes; what the checks say does.
    const said = Object.values(shown.checks).map(({ id, status, message }) => [id, status, message])
    const now = JSON.stringify(said)
    firstShown.current ??= now
    if (firstShown.current !== now) tried.current = true
    report.current()
  }, [shown])
}

/** The first task that is not done is where the learner is. */
function placeOf(bench: Bench): { readonly lesson: string; readonly step?: string } {
  const { checks } = bench.get().shown
  const open = bench.lesson.steps.find((step) => step.checks.some(({ id }) => checks[id]?.status !== 'pass'))
  return { lesson: bench.lesson.slug, ...(open ? { step: open.id } : {}) }
}
