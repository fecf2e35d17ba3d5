'use client'
/** A sum of the lesson to play with: the article's images, and the learner's own as it is now. */
import { useId, useState } from 'react'
import {
  ARTICLE_CONTAINERS,
  ARTICLE_IMAGES,
  barLengths,
  CALCULATORS,
  type Subject,
} from '@/core/lessons/calculators.ts'
import { EvidenceLabel } from '../build-view/evidence.tsx'
import { useBenchState } from '../workbench/bench-context.tsx'
import styles from './calculator.module.css'

export function Calculator({ view }: { readonly view: string }) {
  const calculator = CALCULATORS[view]
  const own = useOwnImage()
  const id = useId()
  const [fields, setFields] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((calculator?.inputs ?? []).map((input) => [input.id, input.value?.toString() ?? ''])),
  )
  if (!calculator) return null
  const subjects = calculator.of === 'container' ? ARTICLE_CONTAINERS : [...ARTICLE_IMAGES, ...(own ? [own] : [])]
  const values = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, positive(text)]))
  const bars = barLengths(calculator, subjects)
  return (
    <div className={styles.calculator}>
      <p className={styles.title}>{calculator.title}</p>
      <div className={styles.inputs}>
        {calculator.inputs.map((input) => (
          <div key={input.id}>
            <label htmlFor={`${id}-${input.id}`}>
              {input.label} {input.unit && <span>({input.unit})</span>}
            </label>
            <input
              id={`${id}-${input.id}`}
              inputMode="decimal"
              value={fields[input.id]}
              aria-describedby={`${id}-${input.id}-source`}
              onChange={(event) => setFields({ ...fields, [input.id]: event.target.value })}
            />
            <p id={`${id}-${input.id}-source`}>
              {input.value === undefined ? 'From' : 'First value'}: {input.source}.
            </p>
          </div>
        ))}
      </div>
      <table className={styles.results}>
        <thead>
          <tr>
            <th scope="col">{calculator.of === 'image' ? 'Image' : 'Container'}</th>
            <th scope="col">{calculator.of === 'image' ? 'Size' : 'Memory'}</th>
            {calculator.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody aria-live="polite">
          {subjects.map((subject, row) => (
            <tr key={subject.label}>
              <th scope="row">
                {subject.label}
                <span className={styles.bar} style={{ width: `${(bars[row] ?? 0) * 100}%` }} aria-hidden="true" />
              </th>
              <td>
                {Number(subject.megabytes.toPrecision(3))} MB <EvidenceLabel evidence={subject.evidence} />
              </td>
              {calculator.compute(subject, values).map((text, index) => (
                <td key={calculator.columns[index]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.key}>
        <span className={styles.bar} aria-hidden="true" /> {calculator.bars.label}, to one scale
      </p>
    </div>
  )
}

/** By what is sent over the network where that is known, else by its size on disk. */
function useOwnImage(): Subject | undefined {
  const image = useBenchState((state) => state.judged?.build?.image)
  if (!image) return undefined
  const compressed = image.compressedSize.value !== undefined
  const figure = compressed ? image.compressedSize : image.size
  if (figure.value === undefined) return undefined
  return {
    label: compressed ? 'Your image now, compressed' : 'Your image now, on disk',
    megabytes: figure.value / 1e6,
    evidence: figure.evidence,
  }
}

function positive(text: string): number | undefined {
  const value = Number(text.replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(value) && value > 0 ? value : undefined
}
