'use client'
/** The room on a learner's page: one row at its foot. Loaded only by those who joined one. */
import { Hand, LogOut, MessageSquare, MoreHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from '../session/use-store.ts'
import { Button } from '../ui/button.tsx'
import { useBench } from '../workbench/bench-context.tsx'
import { LearnerMenu } from './learner-menu.tsx'
import styles from './learner-strip.module.css'
import { LineWord } from './line-word.tsx'
import { OfferDialog } from './offer-dialog.tsx'
import { createRoomEnd, type EndState, type RoomEndPoint } from './room-end.ts'
import type { LearnerPorts } from './room-ports.ts'
import { RoomTimer } from './room-timer.tsx'
import { useFollowing } from './use-following.ts'
import { type LessonName, useProgress } from './use-progress.ts'

export interface LearnerStripProps {
  readonly ports: LearnerPorts
  readonly lessons: readonly LessonName[]
  readonly onGo: (address: string) => void
  readonly onGone: () => void
}

export function LearnerStrip({ ports, lessons, onGo, onGone }: LearnerStripProps) {
  const bench = useBench()
  const [end] = useState(() => createRoomEnd(ports))
  useEffect(() => end.start(), [end])
  const state = useStore(end, (all) => all)
  useProgress(bench, end)
  const self = state.room?.members[ports.seat.member]
  const follow = useFollowing({ follow: state.room?.follow, exploring: self?.exploring ?? false, bench, onGo })
  const [menu, setMenu] = useState(false)
  const [offer, setOffer] = useState<string>()
  if (state.line === 'ended') return <Ended state={state} onGone={onGone} />
  const offers = state.room?.offers.filter(({ id }) => !isAccepted(state, self?.accepted ?? [], id)) ?? []
  const shownOffer = state.room?.offers.find(({ id }) => id === offer)
  const hand = handUp(state, self?.hand !== undefined)
  const exploring = isExploring(state, self?.exploring ?? false)
  return (
    <section className={styles.strip} aria-label="Room" data-room-strip data-line={state.line}>
      <LineWord state={state} title={ports.seat.title} />
      <div className={styles.news} aria-live="polite">
        {state.room?.timer && <RoomTimer timer={state.room.timer} now={end.now} />}
        {state.room?.announcement && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one scrolls, and must be reachable by keyboard
          <p className={styles.said} tabIndex={0}>
            <MessageSquare aria-hidden /> <span className="visually-hidden">Announcement: </span>
            {state.room.announcement.text}
          </p>
        )}
        {follow && !exploring && (
          <p className={styles.follow}>
            <span>
              The room is at <strong>{placeName(lessons, follow)}</strong>.
            </span>
            {follow.lesson !== bench.lesson.slug && (
              <Button size="small" onClick={() => onGo(follow.address)}>
                Go there
              </Button>
            )}
            <Button size="small" look="plain" onClick={() => end.send({ kind: 'explore', freely: true })}>
              Explore freely
            </Button>
          </p>
        )}
        {follow && exploring && (
          <p className={styles.follow}>
            <span>You explore freely.</span>
            <Button
              size="small"
              onClick={() => {
                end.send({ kind: 'explore', freely: false })
                onGo(follow.address)
              }}
            >
              Back to the room
            </Button>
          </p>
        )}
        {offers.slice(-1).map(({ id, title }) => (
          <p key={id} className={styles.follow}>
            <span>
              Your teacher sends <strong>{title}</strong>.
            </span>
            <Button size="small" onClick={() => setOffer(id)}>
              See the difference
            </Button>
          </p>
        ))}
        {state.refused && (
          <p className={styles.follow} role="alert">
            <span>{state.refused}</span>
            <Button size="small" look="plain" onClick={end.readRefusal}>
              All right
            </Button>
          </p>
        )}
      </div>
      <div className={styles.end}>
        <Button
          size="small"
          look={hand ? 'primary' : 'quiet'}
          aria-pressed={hand}
          icon={<Hand aria-hidden />}
          onClick={() => end.send({ kind: 'hand', up: !hand })}
        >
          {hand ? 'Hand is up' : 'Raise hand'}
        </Button>
        <Button
          size="small"
          look="plain"
          aria-expanded={menu}
          aria-label="More of the room"
          icon={<MoreHorizontal aria-hidden />}
          onClick={() => setMenu(true)}
        />
      </div>
      {menu && (
        <LearnerMenu
          end={end}
          seat={ports.seat}
          shown={self?.shown}
          onClose={() => setMenu(false)}
          onLeave={() =>
            leave(end, self !== undefined, () => {
              ports.leave()
              onGone()
            })
          }
        />
      )}
      {shownOffer && (
        <OfferDialog
          offer={shownOffer}
          onTaken={() => end.send({ kind: 'accept', offer: shownOffer.id })}
          onClose={() => setOffer(undefined)}
        />
      )}
    </section>
  )
}

function Ended({ state, onGone }: { readonly state: EndState; readonly onGone: () => void }) {
  const words = {
    expired: 'The room has expired and is deleted.',
    removed: 'Your teacher took you out of the room.',
    unknown: 'The room does not know this device any more.',
  }[state.end ?? 'unknown']
  return (
    <section className={styles.strip} aria-label="Room" data-room-strip data-line="ended">
      <p className={styles.news} role="status">
        {words} Your work is untouched, and you can go on alone.
      </p>
      <Button size="small" icon={<LogOut aria-hidden />} onClick={onGone}>
        Close
      </Button>
    </section>
  )
}

/** A raised hand stays with nobody: it is lowered first. What cannot be sent any more is dropped with the seat. */
function leave(end: RoomEndPoint, known: boolean, gone: () => void): void {
  if (known) {
    end.send({ kind: 'hand', up: false })
    end.send({ kind: 'hide' })
  }
  setTimeout(gone, known ? 400 : 0)
}

/** As the learner wished it last, though the room may not have heard it yet. */
function handUp({ pending }: EndState, known: boolean): boolean {
  const wish = pending.findLast(({ kind }) => kind === 'hand')
  return wish?.kind === 'hand' ? wish.up : known
}

function isExploring({ pending }: EndState, known: boolean): boolean {
  const wish = pending.findLast(({ kind }) => kind === 'explore')
  return wish?.kind === 'explore' ? wish.freely : known
}

function isAccepted({ pending }: EndState, accepted: readonly string[], id: string): boolean {
  return accepted.includes(id) || pending.some((command) => command.kind === 'accept' && command.offer === id)
}

function placeName(lessons: readonly LessonName[], { lesson }: { readonly lesson: string }): string {
  const named = lessons.find(({ slug }) => slug === lesson)
  return named ? `lesson ${named.number}, ${named.title}` : lesson
}
