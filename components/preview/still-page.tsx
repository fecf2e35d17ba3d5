'use client'
/** The page drawn without its scripts: what can be shown where they have no origin of their own. */
import { useEffect, useState } from 'react'
import type { VisitView } from '@/core/engine/visit-view.ts'
import { useBench } from '../workbench/bench-context.tsx'
import styles from './preview-panel.module.css'

interface Props {
  readonly path: string
  readonly container: string | undefined
  /** Of the container. */
  readonly port: number | undefined
  /** Another text: look again. */
  readonly version: string
}

export function StillPage({ path, container, port, version }: Props) {
  const bench = useBench()
  const [visit, setVisit] = useState<VisitView>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means new files, and so perhaps a new page
  useEffect(() => {
    let alive = true
    bench.visit(path, port, container).then(
      (seen) => alive && setVisit(seen),
      (error) => alive && setVisit({ kind: 'none', reason: String(error), detail: [], way: [] }),
    )
    return () => {
      alive = false
    }
  }, [bench, path, port, container, version])
  if (visit === undefined) return <p className={styles.note}>The container’s answer appears here.</p>
  if (visit.kind === 'none') return <p className={styles.note}>{visit.reason}</p>
  if (visit.text === undefined) return <p className={styles.note}>The body is not a text.</p>
  if (visit.page === undefined || isEmptyPage(visit.page)) return <pre className={styles.source_text}>{visit.text}</pre>
  return <iframe className={styles.frame} title="The page the container answered with" sandbox="" srcDoc={visit.page} />
}

/** Nothing would be seen of it: an app that its scripts draw. */
function isEmptyPage(page: string): boolean {
  if (/<(?:img|svg|video|canvas)\b/i.test(page)) return false
  const body = page.replace(/<head\b[\s\S]*?<\/head\s*>/i, '').replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
  return body.replace(/<[^>]*>/g, '').trim() === ''
}
