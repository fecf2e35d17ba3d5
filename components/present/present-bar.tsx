'use client'
/** The foot of the presentation: where one is, and everything the keys do, for the mouse. */
import { ChevronLeft, ChevronRight, Code, Keyboard, Lightbulb, Maximize, NotebookText, Printer, X } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './present-bar.module.css'
import type { PresentKey } from './present-keys.ts'

export interface PresentBarProps {
  readonly lesson: string
  readonly slide: number
  readonly count: number
  readonly beside: boolean
  readonly onKey: (key: PresentKey) => void
}

export function PresentBar({ lesson, slide, count, beside, onKey }: PresentBarProps) {
  return (
    <nav className={styles.bar} aria-label="Presentation">
      <div className={styles.group}>
        <IconButton toRight label="Back (←)" onClick={() => onKey('previous')}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <span className={styles.count}>
          {slide + 1} / {count}
        </span>
        <IconButton toRight label="Next (→)" onClick={() => onKey('next')}>
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      <progress className={styles.progress} aria-label="Slides shown" value={slide + 1} max={count} />
      <div className={styles.group}>
        <IconButton label="Next hint (H)" onClick={() => onKey('hint')}>
          <Lightbulb aria-hidden />
        </IconButton>
        <IconButton
          label={`${beside ? 'Hide' : 'Show'} the files (W)`}
          aria-pressed={beside}
          onClick={() => onKey('bench')}
        >
          <Code aria-hidden />
        </IconButton>
        <IconButton label="Speaker notes (S)" onClick={() => onKey('notes')}>
          <NotebookText aria-hidden />
        </IconButton>
        <IconButton label="Full screen (F)" onClick={() => onKey('full-screen')}>
          <Maximize aria-hidden />
        </IconButton>
        <a className={styles.link} href={`/present/${lesson}/hand-out/`}>
          <Printer aria-hidden /> <span className="visually-hidden">Hand-out to print</span>
        </a>
        <IconButton label="Keys (?)" onClick={() => onKey('help')}>
          <Keyboard aria-hidden />
        </IconButton>
        <a className={styles.link} href={`/lessons/${lesson}/`}>
          <X aria-hidden /> <span className="visually-hidden">Leave the presentation</span>
        </a>
      </div>
    </nav>
  )
}
