'use client'
/** The preview's browser bar: which container, back, forward, reload, and the address. */
import { ArrowLeft, ArrowRight, RotateCw } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import type { PreviewSource } from '@/core/engine/preview-sources.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { asRequested, hostOf } from './address.ts'
import styles from './preview-panel.module.css'
import type { Looked } from './use-live-preview.ts'

interface Props {
  readonly sources: readonly PreviewSource[]
  readonly looked: Looked
  readonly path: string
  readonly back: (() => void) | undefined
  readonly forward: (() => void) | undefined
  readonly onLook: (looked: Looked) => void
  readonly onGo: (path: string) => void
  readonly onReload: () => void
}

export function AddressBar({ sources, looked, path, back, forward, onLook, onGo, onReload }: Props) {
  const [typed, setTyped] = useState(path)
  useEffect(() => setTyped(path), [path])

  function go(event: FormEvent) {
    event.preventDefault()
    const target = asRequested(typed)
    setTyped(target)
    onGo(target)
  }

  return (
    <form className={styles.bar} onSubmit={go} aria-label="Address">
      <div className={styles.buttons}>
        <IconButton toRight label="Back" disabled={back === undefined} onClick={back}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <IconButton toRight label="Forward" disabled={forward === undefined} onClick={forward}>
          <ArrowRight aria-hidden />
        </IconButton>
        <IconButton toRight label="Reload" onClick={onReload}>
          <RotateCw aria-hidden />
        </IconButton>
      </div>
      <label className={styles.source}>
        <span className="visually-hidden">Container</span>
        <select
          value={`${looked.source}:${looked.port}`}
          onChange={({ target }) => {
            const [source = '', port] = target.value.split(':')
            onLook({ source, port: Number(port) })
          }}
        >
          {sources.flatMap((source) => optionsOf(source))}
        </select>
      </label>
      <div className={styles.where}>
        <span aria-hidden>{hostOf(looked.port)}</span>
        <input
          className={styles.address}
          aria-label={`Path at ${hostOf(looked.port)}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
        />
      </div>
      <Button size="small" type="submit">
        Go
      </Button>
    </form>
  )
}

function optionsOf({ id, name, ports, state }: PreviewSource) {
  const doors = ports.length === 0 ? [80] : ports
  return doors.map((port) => {
    const words =
      id === 'image'
        ? `Image of this Dockerfile${doors.length > 1 ? `, port ${port}` : ''}`
        : `${name}${state.kind === 'answers' ? `, ${hostOf(port)}` : state.kind === 'exited' ? ', exited' : ''}`
    return (
      <option key={`${id}:${port}`} value={`${id}:${port}`}>
        {words}
      </option>
    )
  })
}
