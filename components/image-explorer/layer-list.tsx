'use client'
/** The layers of an image as a list to choose from: the whole image first, then each layer, the base's neutral. */
import type { ExploreView } from '@/core/engine/explore/image-view.ts'
import type { ExploreLayer } from '@/core/engine/explore/layers.ts'
import { EvidenceLabel, Size } from '../build-view/evidence.tsx'
import { StageChip, stageColour } from '../build-view/stage-chip.tsx'
import { formatBytes, plural } from '../ui/format.ts'
import styles from './layer-list.module.css'

interface Props {
  readonly view: ExploreView
  /** An operation's id; undefined: the whole image. */
  readonly chosen: string | undefined
  readonly onChoose: (layer: string | undefined) => void
  readonly onLine: (line: number) => void
}

export function LayerList({ view, chosen, onChoose, onLine }: Props) {
  return (
    <div className={styles.layers}>
      <fieldset>
        <legend className={styles.legend}>Layers, the oldest first</legend>
        <Choice chosen={chosen === undefined} onChoose={() => onChoose(undefined)}>
          <span className={styles.text}>
            {view.state === 'done' ? 'The whole image' : 'All of it, as far as it is known'}
          </span>
          <Size figure={view.size} />
        </Choice>
        {view.layers.map((layer) =>
          layer.kind === 'settings' || layer.kind === 'empty' ? (
            <Quiet key={layer.id} layer={layer} onLine={onLine} />
          ) : (
            <Choice key={layer.id} layer={layer} chosen={chosen === layer.id} onChoose={() => onChoose(layer.id)}>
              <LayerWords layer={layer} view={view} />
            </Choice>
          ),
        )}
      </fieldset>
    </div>
  )
}

interface ChoiceProps {
  readonly layer?: ExploreLayer
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: React.ReactNode
}

function Choice({ layer, chosen, onChoose, children }: ChoiceProps) {
  const colour = layer === undefined || layer.kind === 'base' ? 'var(--stage-base)' : stageColour(layer.stage)
  return (
    <label className={styles.layer} data-chosen={chosen} style={{ '--stage': colour } as React.CSSProperties}>
      <input type="radio" name="image-layer" checked={chosen} onChange={onChoose} />
      <span className={styles.words}>{children}</span>
    </label>
  )
}

function LayerWords({ layer, view }: { readonly layer: ExploreLayer; readonly view: ExploreView }) {
  const { hidden, unsupported } = layer
  return (
    <>
      <span className={styles.head}>
        {layer.kind === 'base' ? (
          <span className={styles.base}>base</span>
        ) : (
          <StageChip letter={layer.letter} index={layer.stage} />
        )}
        <code className={styles.text} title={layer.text}>
          {layer.text}
        </code>
      </span>
      <span className={styles.figures}>
        <Size figure={layer.size} />
        <Counts layer={layer} />
        {hidden.value !== 0 && (
          <span className={styles.hidden}>
            {hidden.value === undefined ? 'part of it' : formatBytes(hidden.value)} hidden by later layers{' '}
            <EvidenceLabel evidence={hidden.evidence} />
          </span>
        )}
      </span>
      {layer.kind === 'base' && view.base && (
        <span className={styles.note}>
          {view.base.history.length > 0 && `${plural(view.base.history.length, 'layer')} of its own. `}
          {view.base.partial && 'Known in part: its configuration, its programs and the files that matter here.'}
        </span>
      )}
      {unsupported.length > 0 && <span className={styles.note}>Cannot tell all of it: {unsupported[0]}</span>}
    </>
  )
}

function Counts({ layer: { added, changed, removed } }: { readonly layer: ExploreLayer }) {
  const words = [
    added > 0 && `${added.toLocaleString('en')} added`,
    changed > 0 && `${changed.toLocaleString('en')} changed`,
    removed > 0 && `${removed.toLocaleString('en')} deleted`,
  ].filter((word) => word !== false)
  return words.length > 0 ? <span>{words.join(', ')}</span> : null
}

/** No files to look at: it says something about the image, or changed nothing. */
function Quiet({ layer, onLine }: { readonly layer: ExploreLayer; readonly onLine: (line: number) => void }) {
  return (
    <p className={styles.quiet}>
      <button type="button" onClick={() => onLine(layer.line)} title={layer.text}>
        {layer.text}
      </button>
      <span>{layer.kind === 'settings' ? 'a setting, no files' : 'changed no file'}</span>
    </p>
  )
}
