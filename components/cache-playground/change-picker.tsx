'use client'
/** What is changed between two builds: buttons for the usual edits, fields for any other. */
import { useId, useState } from 'react'
import type { Change } from '@/core/engine/rebuild/change.ts'
import type { Offers } from '@/core/engine/rebuild/offers.ts'
import { Button } from '../ui/button.tsx'
import styles from './change-picker.module.css'

interface Props {
  readonly offers: Offers
  readonly change: Change | undefined
  readonly onChange: (change: Change | undefined) => void
}

export function ChangePicker({ offers, change, onChange }: Props) {
  const missing = offers.buttons.filter((offer) => offer.change === undefined)
  const id = useId()
  return (
    <section className={styles.picker} aria-label="What changes">
      <div className={styles.buttons}>
        {offers.buttons.map((offer) => {
          const chosen = offer.change !== undefined && same(offer.change, change)
          const at = missing.indexOf(offer)
          return (
            <Button
              key={offer.label}
              size="small"
              aria-pressed={chosen}
              aria-disabled={offer.change === undefined}
              aria-describedby={at >= 0 ? `${id}-${at}` : undefined}
              className={styles.change}
              onClick={() => offer.change && onChange(chosen ? undefined : offer.change)}
            >
              {offer.label}
            </Button>
          )
        })}
      </div>
      {missing.map((offer, index) => (
        <p key={offer.label} id={`${id}-${index}`} className={styles.why}>
          {offer.label}: {offer.why}
        </p>
      ))}
      <div className={styles.fields}>
        <AnyFile offers={offers} change={change} onChange={onChange} />
        <AnyArgument offers={offers} onChange={onChange} />
      </div>
    </section>
  )
}

function AnyFile({ offers, change, onChange }: Props) {
  const id = useId()
  const path = change?.kind === 'file' ? change.path : ''
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Edit any file</label>
      <select
        id={id}
        value={offers.files.includes(path) ? path : ''}
        onChange={(event) => onChange(event.target.value ? { kind: 'file', path: event.target.value } : undefined)}
      >
        <option value="">Choose…</option>
        {offers.files.map((file) => (
          <option key={file} value={file}>
            {file}
          </option>
        ))}
      </select>
    </div>
  )
}

function AnyArgument({ offers, onChange }: Pick<Props, 'offers' | 'onChange'>) {
  const id = useId()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const known = offers.arguments.find((each) => each.name === name) ?? offers.arguments[0]
  if (known === undefined)
    return <p className={styles.why}>Change a build argument: this Dockerfile declares no ARG.</p>
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ kind: 'argument', name: known.name, value })
      }}
    >
      <label htmlFor={id}>Change a build argument</label>
      {offers.arguments.length > 1 && (
        <select aria-label="Which argument" value={known.name} onChange={(event) => setName(event.target.value)}>
          {offers.arguments.map((each) => (
            <option key={each.name}>{each.name}</option>
          ))}
        </select>
      )}
      {offers.arguments.length === 1 && <code>{known.name}=</code>}
      <input id={id} value={value} placeholder={known.value ?? ''} onChange={(event) => setValue(event.target.value)} />
      <Button size="small" type="submit">
        Build with it
      </Button>
    </form>
  )
}

function same(one: Change, other: Change | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
