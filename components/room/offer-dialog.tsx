'use client'
/** What the teacher sends, as differences from the learner's own files. Nothing changes until it is taken; taking can be undone. */
import type { Offer, RoomFile } from '@/core/room/room.ts'
import { textFile } from '@/core/workspace/edit.ts'
import { solutionDiff } from '@/core/workspace/solution-diff.ts'
import { DiffOfFile } from '../lesson/diff-of-file.tsx'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'

interface OfferDialogProps {
  readonly offer: Offer
  readonly onTaken: () => void
  readonly onClose: () => void
}

export function OfferDialog({ offer, onTaken, onClose }: OfferDialogProps) {
  const bench = useBench()
  const { now } = useSessionPorts()
  const files = useBenchState((state) => state.files)
  const mine = Object.fromEntries(Object.entries(files).map(([path, file]) => [path, file.text]))
  const diffs = solutionDiff(
    mine,
    Object.fromEntries(offer.files.map((file) => [file.path, offered(file, mine[file.path])])),
  )
  const take = (texts: readonly (readonly [string, string])[]) => {
    bench.apply(
      `Take “${offer.title}”`,
      Object.fromEntries(texts.map(([path, text]) => [path, textFile(text, now(), 'room')])),
    )
    onTaken()
  }
  const all = () => {
    take(diffs.map(({ path, theirs }) => [path, theirs] as const))
    onClose()
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={offer.title}
      description="From your teacher. Nothing changes until you take it, and it can be undone."
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          {diffs.length > 0 && (
            <Button look="primary" onClick={all}>
              Take all of it
            </Button>
          )}
          {diffs.length === 0 && (
            <Button
              look="primary"
              onClick={() => {
                onTaken()
                onClose()
              }}
            >
              I have it already
            </Button>
          )}
        </>
      }
    >
      {diffs.length === 0 && <p>Your files are the same as what was sent.</p>}
      {diffs.map((diff) => (
        <DiffOfFile key={diff.path} diff={diff} onTake={(text) => take([[diff.path, text]])} />
      ))}
    </Dialog>
  )
}

/** A snippet that stands in the file already is not added twice. */
function offered({ text, adds }: RoomFile, mine = ''): string {
  if (!adds || mine.trim() === '') return text
  return mine.includes(text.trim()) ? mine : `${mine.trimEnd()}\n\n${text}`
}
