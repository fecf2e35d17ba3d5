'use client'
import type { ReactNode } from 'react'
/** What came of the build: outcome, what is shipped and left behind, stages with their operations, layers. */
import type { BuildView } from '@/core/engine/build-view.ts'
import { formatBytes, plural } from '../ui/format.ts'
import { Size } from './evidence.tsx'
import { ImageFacts } from './image-facts.tsx'
import { LayerTable } from './layer-table.tsx'
import styles from './result-view.module.css'
import { ShippedBar } from './shipped-bar.tsx'
import { StageCard } from './stage-card.tsx'

export interface ResultViewProps {
  readonly build: BuildView | undefined
  readonly onLine: (line: number) => void
  /** Leads to the picture of the stages, where there is one. */
  readonly onStages?: () => void
  /** Leads to the image's files. */
  readonly onImage?: () => void
  /** A way to a real build, where there is one. */
  readonly real?: ReactNode
}

export function ResultView({ build, onLine, onStages, onImage, real }: ResultViewProps) {
  if (!build) return <p className={styles.empty}>There is no Dockerfile yet. Its result appears here as you type.</p>
  return (
    <div className={styles.result}>
      <Outcome build={build} onLine={onLine} />
      {build.image && <ShippedBar build={build} />}
      {onStages && (
        <p>
          <button type="button" className={styles.link} onClick={onStages}>
            See the stages as a picture
          </button>
        </p>
      )}
      {onImage && build.image && (
        <p>
          <button type="button" className={styles.link} onClick={onImage}>
            Look into the image, file by file
          </button>
        </p>
      )}
      {real}
      <section aria-label="Stages" className={styles.stages}>
        {build.stages.map((stage) => (
          <StageCard
            key={stage.index}
            stage={stage}
            stages={build.stages}
            ships={build.outcome.kind === 'succeeded'}
            onLine={onLine}
          />
        ))}
      </section>
      {build.image && <ImageFacts image={build.image} />}
      {build.image && <LayerTable image={build.image} stages={build.stages} onLine={onLine} />}
      <p className={styles.context}>
        Build context: {plural(build.context.files, 'file')}, {formatBytes(build.context.bytes)}, after{' '}
        <code>.dockerignore</code>.
      </p>
    </div>
  )
}

function Outcome({ build, onLine }: { readonly build: BuildView; readonly onLine: (line: number) => void }) {
  const { outcome, image } = build
  switch (outcome.kind) {
    case 'succeeded':
      return (
        <p className={styles.outcome} data-outcome="succeeded">
          <strong>The build succeeds.</strong>{' '}
          {image && (
            <>
              The image you would ship: <Size figure={image.size} />
            </>
          )}
        </p>
      )
    case 'failed': {
      const { line } = outcome
      return (
        <div className={styles.outcome} data-outcome="failed">
          <strong>The build fails.</strong>{' '}
          {line !== undefined && (
            <button type="button" className={styles.link} onClick={() => onLine(line)}>
              Dockerfile:{line}
            </button>
          )}
          <pre className={styles.error}>ERROR: failed to solve: {outcome.message}</pre>
        </div>
      )
    }
    case 'unknown':
      return (
        <div className={styles.outcome} data-outcome="unknown">
          <strong>Stagecraft cannot tell whether this build succeeds.</strong>
          <ul>
            {outcome.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )
  }
}
