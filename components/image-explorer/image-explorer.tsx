'use client'
/** An image taken apart: stages, what ships, layers, files, and why each of them is there. */
import { Search } from 'lucide-react'
import { useId, useState } from 'react'
import type { Place } from '@/core/engine/explore/folder.ts'
import type { ExploreStage, ExploreView } from '@/core/engine/explore/image-view.ts'
import { StageChip } from '../build-view/stage-chip.tsx'
import type { AskImage } from './ask.ts'
import { FileTree } from './file-tree.tsx'
import styles from './image-explorer.module.css'
import { LayerList } from './layer-list.tsx'
import { ProportionFigure } from './proportion-figure.tsx'
import { SearchResults } from './search-results.tsx'
import { useAnswer } from './use-answer.ts'
import { useFolders } from './use-folders.ts'
import { WasteList } from './waste-list.tsx'
import { WhyPanel } from './why-panel.tsx'

export interface ImageExplorerProps {
  readonly view: ExploreView
  readonly ask: AskImage
  readonly onStage: (stage: number) => void
  /** To a file of the project at a line; undefined: the Dockerfile. */
  readonly onPlace: (path: string | undefined, line: number) => void
}

export function ImageExplorer({ view, ask, onStage, onPlace }: ImageExplorerProps) {
  const [wanted, setWanted] = useState<{ readonly stage: number; readonly layer: string }>()
  const layer =
    wanted?.stage === view.stage && view.layers.some((each) => each.id === wanted.layer) ? wanted.layer : undefined
  const place: Place = layer === undefined ? { stage: view.stage } : { stage: view.stage, layer }
  const onLine = (line: number) => onPlace(undefined, line)
  return (
    <div className={styles.explorer}>
      <Stages view={view} onStage={onStage} />
      <State view={view} />
      <ProportionFigure proportions={view.proportions} />
      <WasteList waste={view.waste} onLine={onLine} />
      <div className={styles.halves}>
        <LayerList
          view={view}
          chosen={layer}
          onChoose={(id) => setWanted(id === undefined ? undefined : { stage: view.stage, layer: id })}
          onLine={onLine}
        />
        <Files view={view} place={place} ask={ask} onPlace={onPlace} />
      </div>
    </div>
  )
}

function Stages({ view, onStage }: Pick<ImageExplorerProps, 'view' | 'onStage'>) {
  if (view.stages.length < 2) return null
  return (
    <fieldset className={styles.stages}>
      <legend>Image of stage</legend>
      {view.stages.map((stage) => (
        <label key={stage.index} data-chosen={stage.index === view.stage}>
          <input
            type="radio"
            name="image-stage"
            checked={stage.index === view.stage}
            onChange={() => onStage(stage.index)}
          />
          <StageChip letter={stage.letter} index={stage.index} skipped={!stage.needed} />
          <span>
            {stage.name ?? `stage ${stage.index}`}
            {roleOf(stage)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function roleOf(stage: ExploreStage): string {
  if (stage.isTarget) return stage.state === 'done' ? ', ships' : ', target'
  if (!stage.needed) return ', skipped'
  return stage.state === 'failed' ? ', fails' : ''
}

function State({ view }: { readonly view: ExploreView }) {
  if (view.state === 'done') return null
  return (
    <p className={styles.state} data-state={view.state}>
      {view.state === 'unknown'
        ? 'Stagecraft cannot tell whether this stage builds. What it would hold, as far as that is known:'
        : 'This stage is not finished. What is there as far as the build came:'}
      {view.error !== undefined && view.state !== 'unknown' && <code>{view.error}</code>}
    </p>
  )
}

interface FilesProps extends Pick<ImageExplorerProps, 'view' | 'ask' | 'onPlace'> {
  readonly place: Place
}

function Files({ view, place, ask, onPlace }: FilesProps) {
  const [text, setText] = useState('')
  const [selected, setSelected] = useState<string>()
  const folders = useFolders(ask, place, view)
  const key = `${place.stage} ${place.layer ?? ''}`
  const words = text.trim()
  const found = useAnswer(() => ask({ about: 'find', place, text: words }), words ? `${key} ${words}` : undefined, view)
  const why = useAnswer(
    () => ask({ about: 'why', place, path: selected! }),
    selected === undefined ? undefined : `${key} ${selected}`,
    view,
  )
  const id = useId()
  const what = place.layer === undefined ? 'Files of the whole image' : 'What this layer changed'
  return (
    <section className={styles.files} aria-label={what}>
      <div className={styles.bar}>
        <h3>{what}</h3>
        <label htmlFor={id}>
          <Search aria-hidden />
          <span className="visually-hidden">Search files</span>
        </label>
        <input
          id={id}
          type="search"
          placeholder="Search files"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {words && found ? (
        <SearchResults found={found} selected={selected} onSelect={setSelected} />
      ) : (
        <FileTree
          key={key}
          label={what}
          folders={folders}
          selected={selected}
          letters={view.stages.map((stage) => stage.letter)}
          onSelect={setSelected}
        />
      )}
      {why ? (
        <WhyPanel view={why} stageName={(stage) => nameOf(view.stages, stage)} onPlace={onPlace} />
      ) : (
        <p className={styles.hint}>
          {selected === undefined
            ? 'Choose a file to see why it is here.'
            : `${selected} is not in what is shown here.`}
        </p>
      )}
    </section>
  )
}

function nameOf(stages: readonly ExploreStage[], index: number): string {
  const stage = stages[index]
  if (stage === undefined) return `${index}`
  return stage.name === undefined ? stage.letter : `${stage.letter} (\`${stage.name}\`)`
}
