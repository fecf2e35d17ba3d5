'use client'
import { Circle, CircleCheck, CircleDot, CircleHelp } from 'lucide-react'
import type { CheckVerdict } from '@/core/checks/verdict.ts'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import styles from './check-item.module.css'
import { InlineCode } from './inline-code.tsx'

const STATUS = {
  pass: { word: 'passed', Icon: CircleCheck },
  fail: { word: 'not yet', Icon: CircleDot },
  unknown: { word: 'cannot tell', Icon: CircleHelp },
} as const

export interface CheckItemProps {
  readonly title: string
  readonly verdict: CheckVerdict | undefined
  /** The first that does not pass shows its hint; the others only what happened. */
  readonly open: boolean
  readonly waiting: boolean
}

export function CheckItem({ title, verdict, open, waiting }: CheckItemProps) {
  const { word, Icon } = verdict ? STATUS[verdict.status] : { word: waiting ? 'checking' : 'not checked', Icon: Circle }
  const failed = verdict !== undefined && verdict.status !== 'pass'
  return (
    <li className={styles.check} data-status={verdict?.status ?? 'waiting'} data-check={verdict?.id}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <p className={styles.title}>
          <span className="visually-hidden">{word}: </span>
          <InlineCode text={title} />
        </p>
        {failed && <What verdict={verdict} />}
        {verdict?.status === 'unknown' && <Vouch id={verdict.id} />}
        {failed && open && verdict.hints.length > 0 && <Hints verdict={verdict} />}
      </div>
    </li>
  )
}

/** For a project of one's own: the engine knows nothing of its packages, and nobody is held up for ever by that. */
function Vouch({ id }: { readonly id: string }) {
  const bench = useBench()
  const isOwn = useBenchState((state) => state.project !== undefined)
  const done = useSession((state) => state.session.progress[bench.lesson.slug]?.vouched?.includes(id) ?? false)
  if (!isOwn) return null
  if (done) return <p className={styles.message}>You looked at this yourself: it counts as seen.</p>
  return (
    <Button size="small" onClick={() => bench.vouch(id)}>
      I checked this with a real Docker
    </Button>
  )
}

function What({ verdict }: { readonly verdict: CheckVerdict }) {
  const bench = useBench()
  const { at, message } = verdict
  return (
    <p className={styles.message}>
      <InlineCode text={message} />{' '}
      {at && (
        <button type="button" className={styles.place} onClick={() => bench.goTo(at.file, at.line, at.column)}>
          {at.file}:{at.line}
        </button>
      )}
    </p>
  )
}

/** The first hint fits the mistake made and is there; each further one is asked for. */
function Hints({ verdict }: { readonly verdict: CheckVerdict }) {
  const bench = useBench()
  const opened = useSession((state) => state.session.progress[bench.lesson.slug]?.hints[verdict.id] ?? 1)
  const hints = verdict.hints.slice(0, opened)
  return (
    <div className={styles.hints}>
      {hints.map((hint) => (
        <p key={hint}>
          <InlineCode text={hint} />
        </p>
      ))}
      {opened < verdict.hints.length && (
        <Button size="small" look="plain" onClick={() => bench.openHint(verdict.id, opened + 1)}>
          Next hint ({opened + 1} of {verdict.hints.length})
        </Button>
      )}
    </div>
  )
}
