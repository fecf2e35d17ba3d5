/** What was found, best first: where it stands and the words that made it a hit. */
import { BookOpen, BookText, ListChecks, SquareTerminal, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import type { Piece } from '@/core/search/excerpt.ts'
import type { Hit } from '@/core/search/find.ts'
import type { PassageKind } from '@/core/search/passage.ts'
import styles from './hits.module.css'

interface Props {
  readonly id: string
  readonly hits: readonly Hit[]
  readonly chosen: number
  readonly onPoint: (index: number) => void
  readonly onFollow: () => void
}

const ICONS: Readonly<Record<PassageKind, typeof BookOpen>> = {
  lesson: BookOpen,
  task: ListChecks,
  term: BookText,
  command: SquareTerminal,
  rule: TriangleAlert,
}

export function Hits({ id, hits, chosen, onPoint, onFollow }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other hits bring another row to the same place
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen, hits])
  return (
    <div ref={list} id={id} role="listbox" aria-label="Results" className={styles.hits} hidden={hits.length === 0}>
      {hits.map(({ passage, title, excerpt }, index) => {
        const Icon = ICONS[passage.kind]
        return (
          <Link
            key={passage.href}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            href={passage.href}
            prefetch={false}
            className={styles.hit}
            onPointerMove={() => index !== chosen && onPoint(index)}
            onClick={onFollow}
          >
            <Icon aria-hidden />
            <span className={styles.title}>
              <Pieces pieces={title} />
            </span>
            <span className={styles.place}>{passage.place}</span>
            <span className={styles.excerpt}>
              <Pieces pieces={excerpt} />
            </span>
          </Link>
        )
      })}
    </div>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence
    marked ? <mark key={index}>{text}</mark> : text,
  )
}
