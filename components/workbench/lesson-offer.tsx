'use client'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBench, useBenchState } from './bench-context.tsx'

/** For learners who skipped lessons: their files stay unless they ask for the lesson's. */
export function LessonOffer() {
  const bench = useBench()
  const offers = useBenchState((state) => state.offersLessonFiles)
  if (!offers) return null
  return (
    <Notice
      tone="info"
      title="You come from an earlier lesson, and your files came along."
      actions={
        <>
          <Button size="small" look="primary" onClick={() => bench.takeLessonFiles()}>
            Start from the lesson’s files
          </Button>
          <Button size="small" onClick={() => bench.dismissOffer()}>
            Keep mine
          </Button>
        </>
      }
    >
      This lesson builds on the ones between. Its own starting files can be laid in; that can be undone.
    </Notice>
  )
}
