'use client'
/** The article's table over the learner's own images: four columns, each figure with where it comes from. */
import type { ReactNode } from 'react'
import type { ComparedImage, ComparedRow } from '@/core/engine/compare-view.ts'
import { ARTICLE_FACTS } from '@/core/lessons/facts.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { EvidenceLabel, Size } from '../build-view/evidence.tsx'
import { useLook } from '../workbench/use-look.ts'
import type { Measured } from './desk.ts'
import styles from './own-docker.module.css'
import { OwnDockerEntry } from './own-docker-entry.tsx'
import { useDesk } from './use-desk.ts'

const QUERY = { about: 'compare' } as const

const WORDS: Readonly<Record<ComparedImage, string>> = { normal: 'Normal image', 'multi-stage': 'Multi-stage image' }

export function CompareImages() {
  const look = useLook<'compare'>(QUERY, true)
  const { state } = useDesk()
  if (look.state !== 'seen') return null
  return (
    <div className={styles.table}>
      <table>
        <caption className="visually-hidden">
          Your two images: storage and memory, and where each figure comes from
        </caption>
        <thead>
          <tr>
            <th scope="col">Yours</th>
            <th scope="col">The article’s</th>
            <th scope="col">Recorded</th>
            <th scope="col">Computed</th>
            <th scope="col">Measured</th>
          </tr>
        </thead>
        <tbody>
          {look.view.map((row) => (
            <StorageRow key={row.image} row={row} measured={state?.measured[row.image]} />
          ))}
          {look.view.map((row) => (
            <MemoryRow key={row.image} image={row.image} measured={state?.measured[row.image]} />
          ))}
        </tbody>
      </table>
      <OwnDockerEntry />
    </div>
  )
}

function StorageRow({ row, measured }: { readonly row: ComparedRow; readonly measured: Measured | undefined }) {
  const missing = row.image === 'normal' ? 'no such image in the store' : 'the build makes no image'
  return (
    <tr>
      <th scope="row">{WORDS[row.image]}, storage</th>
      <td>
        <Article name={`article.${row.image}.storage`} />
      </td>
      <td>
        {row.base ? (
          <>
            <Size figure={row.base.size} /> its base, <code>{row.base.ref}</code>
          </>
        ) : (
          <None>not recorded</None>
        )}
      </td>
      <td>{row.size ? <Size figure={row.size} /> : <None>{missing}</None>}</td>
      <td>
        <Real figure={measured?.storage} />
      </td>
    </tr>
  )
}

function MemoryRow({ image, measured }: { readonly image: ComparedImage; readonly measured: Measured | undefined }) {
  return (
    <tr>
      <th scope="row">{WORDS[image]}, memory while idle</th>
      <td>
        <Article name={`article.${image}.ram`} />
      </td>
      <td>
        <None>not recorded</None>
      </td>
      <td>
        <None>cannot be computed</None>
      </td>
      <td>
        <Real figure={measured?.memory} />
      </td>
    </tr>
  )
}

function Article({ name }: { readonly name: string }) {
  const fact = ARTICLE_FACTS[name]
  if (fact === undefined) return <None>not recorded</None>
  return (
    <>
      {fact.text} <EvidenceLabel evidence={fact.evidence} />
    </>
  )
}

function Real({ figure }: { readonly figure: Figure | undefined }) {
  if (figure === undefined) return <None>not measured</None>
  if (figure.value === undefined) return <EvidenceLabel evidence={figure.evidence} />
  return <Size figure={figure} />
}

function None({ children }: { readonly children: ReactNode }) {
  return <span className={styles.none}>{children}</span>
}
