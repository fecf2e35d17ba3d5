'use client'
/**
 * The stages of a build as a picture, or as a text that says the same. Stands by itself: the view comes by props, and
 * what the learner selects goes out by them.
 */
import { useState } from 'react'
import type { GraphView } from '@/core/engine/graph-view.ts'
import { GraphPicture } from './graph-picture.tsx'
import { outcomeText } from './graph-text.ts'
import { GraphTextForm } from './graph-text-form.tsx'
import styles from './stage-graph.module.css'
import { TargetChoice } from './target-choice.tsx'

export interface StageGraphProps {
  readonly view: GraphView
  /** Line of the caret in the Dockerfile: the instruction on it is lit. */
  readonly line?: number | undefined
  /** An instruction was selected. Without it they only tell their details. */
  readonly onLine?: ((line: number) => void) | undefined
  /** The stage chosen as target, as `--target` names it; undefined for the last one. Without `onTarget` there is no choice. */
  readonly target?: string | undefined
  readonly onTarget?: ((target: string | undefined) => void) | undefined
}

export function StageGraph({ view, line, onLine, target, onTarget }: StageGraphProps) {
  const [form, setForm] = useState<'picture' | 'text'>('picture')
  return (
    <section className={styles.graph} aria-label="Stages of the build">
      <div className={styles.bar}>
        <p className={styles.outcome} data-outcome={view.outcome.kind}>
          {outcomeText(view)}
        </p>
        {onTarget && <TargetChoice view={view} target={target} onTarget={onTarget} />}
        <fieldset className={styles.forms}>
          <legend className="visually-hidden">Show the stages as</legend>
          {(['picture', 'text'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={form === name} onClick={() => setForm(name)}>
              {name === 'picture' ? 'Picture' : 'Text'}
            </button>
          ))}
        </fieldset>
      </div>
      {view.stages.length === 0 ? (
        <p className={styles.empty}>There is no stage yet. A stage begins with FROM.</p>
      ) : form === 'picture' ? (
        <GraphPicture view={view} line={line} onLine={onLine} />
      ) : (
        <GraphTextForm view={view} line={line} onLine={onLine} />
      )}
    </section>
  )
}
