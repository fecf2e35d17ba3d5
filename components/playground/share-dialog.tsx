'use client'
/** A link that holds the whole workspace behind its `#`: browsers send nothing of that to any server. */
import { useEffect, useId, useState } from 'react'
import { PLAYGROUND, titleOf } from '@/core/workspace/playground.ts'
import { filesOf } from '@/core/workspace/session.ts'
import type { LinkMade } from '@/core/workspace/shared-project.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './playground.module.css'

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { keeper, projects, pack, download } = useSessionPorts()
  const id = useId()
  const note = useSession((state) => state.session.playground)
  const [title, setTitle] = useState(titleOf(note))
  const [by, setBy] = useState('')
  const [made, setMade] = useState<LinkMade>()
  useEffect(() => {
    let alive = true
    const { files } = filesOf(keeper.get().session, PLAYGROUND)
    const { target, args } = note
    const name = by.trim() === '' ? {} : { by: by.trim() }
    const aim = target === undefined ? {} : { target }
    void projects
      .makeFragment({ title: title.trim() || 'A Dockerfile', ...name, files, args, ...aim })
      .then((link) => alive && setMade(link))
    return () => {
      alive = false
    }
  }, [keeper, projects, note, title, by])
  const zip = async () => {
    const packed = await pack(filesOf(keeper.get().session, PLAYGROUND).files, 'zip', 'playground')
    download(packed.name, packed.bytes, packed.type)
  }
  const link = made?.kind === 'link' ? `${window.location.origin}${window.location.pathname}${made.fragment}` : ''
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share by a link"
      description="All files are in the link itself, behind its #. Nothing is sent to a server; whoever has the link has the files. Leave out secrets."
      actions={
        made?.kind === 'too-long' ? (
          <Button look="primary" onClick={() => void zip()}>
            Download zip instead
          </Button>
        ) : undefined
      }
    >
      <div className={styles.aim}>
        <label htmlFor={`${id}-title`}>Title</label>
        <input id={`${id}-title`} value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
        <label htmlFor={`${id}-by`}>Your name (if you like)</label>
        <input id={`${id}-by`} value={by} maxLength={80} onChange={(event) => setBy(event.target.value)} />
      </div>
      {made?.kind === 'too-long' && (
        <p role="alert" className={styles.tooLong}>
          This is too much for a link: {made.length.toLocaleString()} characters, and {made.limit.toLocaleString()} is
          what mail and chat carry. Delete files the build does not need, or send the zip.
        </p>
      )}
      {made?.kind === 'link' && (
        <div className={styles.row}>
          <input
            className={styles.link}
            readOnly
            aria-label="The link"
            value={link}
            onFocus={(e) => e.target.select()}
          />
          <CopyButton text={link} />
        </div>
      )}
    </Dialog>
  )
}
