'use client'
/** New files, other names, and files that go: each can be undone. */
import { type FormEvent, useId, useState } from 'react'
import { lastUndo, textFile } from '@/core/workspace/edit.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import { namePlace } from './name-place.ts'
import styles from './playground.module.css'

export function FileActions() {
  const bench = useBench()
  const { now } = useSessionPorts()
  const id = useId()
  const files = useBenchState((state) => state.files)
  const openPath = useBenchState((state) => state.openPath)
  const undoable = useSession((state) => lastUndo(state.session, bench.scope))
  const [name, setName] = useState('')
  const [said, setSaid] = useState('')
  const file = files[openPath]
  const act = (kind: 'add' | 'rename') => {
    const place = namePlace(name, files)
    if (place.kind === 'refused') return setSaid(place.why)
    const { path } = place
    if (kind === 'add') bench.apply(`Add ${path}`, { [path]: textFile('', now()) })
    else if (file)
      bench.apply(`Rename ${openPath} to ${path}`, { [openPath]: null, [path]: { ...file, changed: now() } })
    bench.openFile(path)
    setName('')
    setSaid(kind === 'add' ? `${path} was added.` : `${openPath} is now ${path}.`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act('add')
  }
  return (
    <section aria-labelledby={`${id}-files`}>
      <h2 id={`${id}-files`}>Manage files</h2>
      <form className={styles.row} onSubmit={submit}>
        <input
          aria-label="Name of the file, with its folders"
          placeholder="nginx.conf"
          value={name}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" type="submit">
          Add file
        </Button>
        <Button size="small" disabled={!file} onClick={() => act('rename')}>
          Rename {openPath.split('/').at(-1)}
        </Button>
      </form>
      <div className={styles.row}>
        <Button
          size="small"
          disabled={!file}
          onClick={() => {
            bench.apply(`Delete ${openPath}`, { [openPath]: null })
            setSaid(`${openPath} was deleted. It can be had back.`)
          }}
        >
          Delete {openPath.split('/').at(-1)}
        </Button>
        {undoable && (
          <Button size="small" look="plain" onClick={() => bench.undoLast()}>
            {undoable.title.startsWith('Undo: ') ? `Redo: ${undoable.title.slice(6)}` : `Undo: ${undoable.title}`}
          </Button>
        )}
      </div>
      <p role="status" className={styles.what}>
        {said}
      </p>
    </section>
  )
}
