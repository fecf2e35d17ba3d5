'use client'
/** What one part of the picture tells when it is pointed at: the files that crossed, an instruction in full. */
import { Popover } from 'radix-ui'
import type { Crossing } from '@/core/build/crossing.ts'
import type { GraphView } from '@/core/engine/graph-view.ts'
import { evidenceSentence } from '../build-view/evidence-words.ts'
import { formatBytes, plural } from '../ui/format.ts'
import { edgeState, edgeTitle, imageText, rowNotes } from './graph-text.ts'
import styles from './part-details.module.css'
import type { Details } from './use-details.ts'

interface Props {
  readonly view: GraphView
  readonly details: Details
}

export function PartDetails({ view, details }: Props) {
  const { shown } = details
  const content = shown && contentOf(view, shown.key)
  if (!shown || !content || !shown.anchor.isConnected) return null
  const anchor = { current: shown.anchor }
  return (
    <Popover.Root open onOpenChange={(open) => !open && details.close()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          id="graph-details"
          className={styles.details}
          aria-label="Details"
          side="bottom"
          sideOffset={8}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // The parts say themselves when the focus leaves them: to the next part it must not close what that one opens.
          onFocusOutside={(event) => event.preventDefault()}
          onPointerEnter={() => details.stay()}
          onPointerLeave={() => details.leave()}
        >
          {content}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function contentOf(view: GraphView, key: string) {
  const [, kind, id] = /^(\w+):(.*)$/s.exec(key) ?? []
  if (kind === 'edge') return <EdgeContent view={view} id={id ?? ''} />
  if (kind === 'image') {
    const image = view.images.find((one) => one.id === id)
    return image && <p>{capital(imageText(image))}</p>
  }
  const row = view.stages.flatMap((stage) => stage.rows).find((one) => one.id === id)
  if (row === undefined) return undefined
  return (
    <>
      <pre className={styles.text}>{row.source}</pre>
      <ul className={styles.notes}>
        {rowNotes(view, row).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {row.context.map(({ crossing, to }) => crossing && <Files key={to} crossing={crossing} />)}
    </>
  )
}

function EdgeContent({ view, id }: { readonly view: GraphView; readonly id: string }) {
  const edge = view.edges.find((one) => one.id === id)
  if (edge === undefined) return null
  return (
    <>
      <p className={styles.title}>{edgeTitle(view, edge)}</p>
      <p>{capital(edgeState(edge))}</p>
      {edge.state.kind === 'crosses' && <Files crossing={edge.state.crossing} />}
    </>
  )
}

function Files({ crossing }: { readonly crossing: Crossing }) {
  const { top, more, bytes, doubt } = crossing
  return (
    <>
      {top.length > 0 && (
        <ul className={styles.files}>
          {top.map((entry) => (
            <li key={entry.path}>
              <code>{entry.path}</code>
              <span>
                {entry.path.endsWith('/') && `${plural(entry.files, 'file')}, `}
                {entry.bytes.value === undefined ? 'size not recorded' : formatBytes(entry.bytes.value)}
              </span>
            </li>
          ))}
          {more > 0 && <li>and {more.toLocaleString('en')} more</li>}
        </ul>
      )}
      <p className={styles.evidence}>
        {doubt === undefined ? evidenceSentence(bytes.evidence) : `There may be more: ${doubt}.`}
      </p>
    </>
  )
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
}
