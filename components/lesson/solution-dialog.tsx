'use client'
/** A solution as differences from the learner's own files: whole, or one difference at a time. Applying can be undone. */
import { textFile } from '@/core/workspace/edit.ts'
import { solutionDiff } from '@/core/workspace/solution-diff.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import { DiffOfFile } from './diff-of-file.tsx'
import styles from './solution-dialog.module.css'

export function SolutionDialog({ onClose }: { readonly onClose: () => void }) {
  const bench = useBench()
  const { now } = useSessionPorts()
  const files = useBenchState((state) => state.files)
  const { lesson } = bench
  const mine = Object.fromEntries(Object.entries(files).map(([path, file]) => [path, file.text]))
  const diffs = solutionDiff(mine, lesson.solutionFiles)
  const take = (texts: readonly (readonly [string, string])[], title: string) =>
    bench.apply(title, Object.fromEntries(texts.map(([path, text]) => [path, textFile(text, now())])))
  const whole = () => {
    take(
      diffs.map((diff) => [diff.path, diff.theirs]),
      'Apply the solution',
    )
    onClose()
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="A solution"
      description="One way among many. Nothing changes until you apply it, and it can be undone."
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {diffs.length > 0 && (
            <Button look="primary" onClick={whole}>
              Apply all of it
            </Button>
          )}
        </>
      }
    >
      {diffs.length === 0 && <p>Your files are the same as the solution’s.</p>}
      {diffs.map((diff) => (
        <DiffOfFile
          key={diff.path}
          diff={diff}
          onTake={(text) => take([[diff.path, text]], `Apply a part of ${diff.path}`)}
        />
      ))}
      {lesson.solutionCommands.length > 0 && (
        <section className={styles.file}>
          <h3 className={styles.path}>In the terminal</h3>
          <pre className={styles.commands}>{lesson.solutionCommands.join('\n')}</pre>
          <CopyButton text={lesson.solutionCommands.join('\n')} />
        </section>
      )}
    </Dialog>
  )
}
