/** One stage: its letter and name, its instructions, and what it is in the end. */
import { Box, Check, CircleDashed, CircleHelp, Minus, Package, PackageX, Settings2, X } from 'lucide-react'
import type { GraphImage } from '@/core/engine/graph-images.ts'
import type { GraphRow, GraphStage, GraphView } from '@/core/engine/graph-view.ts'
import { StageChip } from '../build-view/stage-chip.tsx'
import { type PlacedImage, type PlacedStage, rowHeight } from './graph-layout.ts'
import { FOOT, HEAD, SETTING } from './graph-measures.ts'
import { cacheText, fateText, figureText, imageText, rowNotes, STATE_WORDS } from './graph-text.ts'
import { type Part, partProps } from './part.ts'
import { placeStyle } from './place-style.ts'
import { rowKeys } from './row-keys.ts'
import styles from './stage-column.module.css'

/** Pointing at an instruction may be on the way to elsewhere. */
const PAUSE = 450

interface Props {
  readonly view: GraphView
  readonly stage: GraphStage
  readonly place: PlacedStage
  readonly lit: string | undefined
  readonly part: Part
}

export function StageColumn({ view, stage, place, lit, part }: Props) {
  const keys = rowKeys(stage.rows)
  return (
    <article
      className={styles.stage}
      style={placeStyle(place, stage.index)}
      data-stage={stage.index}
      data-needed={stage.needed}
      data-target={stage.isTarget}
      aria-label={`Stage ${stage.letter}, ${stage.title}`}
    >
      <header className={styles.head} style={{ '--h': HEAD } as React.CSSProperties}>
        <StageChip letter={stage.letter} index={stage.index} skipped={!stage.needed} />
        <h3 className={styles.name} title={stage.title}>
          {stage.title}
        </h3>
        <p className={styles.role} title={stage.skipped?.why}>
          {roleWords(view, stage)}
        </p>
      </header>
      <ol className={styles.rows}>
        {stage.rows.map((row, at) => {
          const spot = place.rows[at]!
          const box = { x: 0, y: spot.y - place.y, width: place.width, height: spot.height }
          return (
            <li key={keys[at]} className={styles.row} style={placeStyle(box, stage.index)}>
              <Row view={view} row={row} lit={row.id === lit} part={part} />
            </li>
          )
        })}
      </ol>
      <footer
        className={styles.foot}
        style={placeStyle({ x: 0, y: place.footY - place.y, width: place.width, height: FOOT }, stage.index)}
      >
        <Foot view={view} stage={stage} />
      </footer>
    </article>
  )
}

function roleWords({ outcome }: GraphView, stage: GraphStage): string {
  if (stage.skipped !== undefined) return stage.skipped.short
  if (stage.isTarget) return outcome.kind === 'succeeded' ? 'the image you ship' : 'the target'
  return stage.needed ? 'needed by the target' : 'not built'
}

function Foot({ view, stage }: { readonly view: GraphView; readonly stage: GraphStage }) {
  const ships = stage.isTarget && view.outcome.kind === 'succeeded'
  const Icon = ships ? Package : stage.size === undefined ? PackageX : Box
  const words = ships ? 'Shipped' : stage.isTarget || stage.size === undefined ? '' : fateText(view, stage)
  return (
    <>
      <Icon aria-hidden />
      <span>
        {words && <strong>{words} </strong>}
        {stage.size === undefined ? (stage.needed ? 'Not finished' : 'Not built') : figureText(stage.size)}
      </span>
    </>
  )
}

const ICONS = { done: Check, failed: X, unknown: CircleHelp, 'not-reached': CircleDashed, skipped: Minus }

function Row({ view, row, lit, part }: { view: GraphView; row: GraphRow; lit: boolean; part: Part }) {
  const Icon = row.kind === 'setting' && row.state === 'done' ? Settings2 : ICONS[row.state]
  const { keyword, rest } = split(row.text)
  const notes = rowNotes(view, row).join(' ')
  return (
    <button
      type="button"
      className={styles.button}
      data-state={row.state}
      data-kind={row.kind}
      data-lit={lit}
      data-line={row.line}
      aria-current={lit ? 'true' : undefined}
      aria-label={`Line ${row.line}: ${row.text}. ${notes}`}
      onClick={(event) =>
        part.onLine ? part.onLine(row.line) : part.details.focus(`row:${row.id}`, event.currentTarget)
      }
      {...partProps(part, `row:${row.id}`, PAUSE)}
    >
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.text}>
        <b>{keyword}</b> {rest}
      </span>
      {factsOf(row) && <span className={styles.facts}>{factsOf(row)}</span>}
    </button>
  )
}

/** The second line of a row: one thing each, the most telling first. */
function factsOf(row: GraphRow): string {
  if (rowHeight(row) === SETTING || row.state === 'skipped') return ''
  const facts = [
    ...(row.state === 'done' ? [] : [STATE_WORDS[row.state]]),
    ...(row.cache === undefined ? [] : [cacheText(row.cache)]),
    ...(row.onbuild ? ['ONBUILD'] : []),
    ...(row.added?.value === undefined || row.state === 'unknown' ? [] : [`+${figureText(row.added)}`]),
  ]
  return facts.join(' · ')
}

function split(text: string): { readonly keyword: string; readonly rest: string } {
  const space = text.indexOf(' ')
  return space < 0 ? { keyword: text, rest: '' } : { keyword: text.slice(0, space), rest: text.slice(space + 1) }
}

interface CapProps {
  readonly image: GraphImage
  readonly place: PlacedImage
  readonly part: Part
}

/** A base image, or one that files are copied from: nobody's stage, so it has no letter and no colour. */
export function ImageCap({ image, place, part }: CapProps) {
  const key = `image:${image.id}`
  return (
    <button
      type="button"
      className={styles.image}
      style={placeStyle(place)}
      data-needed={image.needed}
      data-unknown={image.why !== undefined}
      aria-label={`${image.role === 'base' ? 'Base image' : 'Image'}: ${imageText(image)}`}
      onClick={(event) => part.details.focus(key, event.currentTarget)}
      {...partProps(part, key, PAUSE)}
    >
      <span className={styles.ref}>{image.ref}</span>
      <span className={styles.size}>
        {image.why !== undefined ? 'cannot tell' : image.size?.value ? figureText(image.size) : ''}
      </span>
    </button>
  )
}
