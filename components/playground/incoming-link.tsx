'use client'
/** A project in the address: whose it is, what it holds, and the question whether to open a copy. Nothing happens before. */
import { useEffect, useState } from 'react'
import { holdsWork, openInPlayground } from '@/core/workspace/playground.ts'
import type { LinkRead, SharedProject } from '@/core/workspace/shared-project.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './playground.module.css'

export function IncomingLink() {
  const { keeper, now, projects } = useSessionPorts()
  const [read, setRead] = useState<LinkRead>()
  const asks = useSession((state) => holdsWork(state.session))
  useEffect(() => {
    const look = () => void projects.readFragment(window.location.hash).then(setRead)
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [projects])
  if (!read) return null
  const close = () => {
    history.replaceState(history.state, '', window.location.pathname + window.location.search)
    setRead(undefined)
  }
  if (read.kind === 'damaged') {
    return (
      <Notice tone="error" title="The project in this link cannot be opened." actions={<Close onClick={close} />}>
        {read.why}
      </Notice>
    )
  }
  const open = ({ title, by, files, target, args }: SharedProject) => {
    const at = now()
    const origin = { kind: 'link', title, ...(by ? { by } : {}), at } as const
    const note = { origin, args, ...(target === undefined ? {} : { target }) }
    keeper.update((session) => openInPlayground(session, files, note, at))
    close()
  }
  const { project } = read
  return (
    <Notice
      tone="info"
      title={`This link holds a project: ${project.title}`}
      actions={
        <>
          <Button size="small" look="primary" onClick={() => open(project)}>
            Open a copy
          </Button>
          <Close onClick={close} />
        </>
      }
    >
      <p>
        {project.by ? `It says it is by ${project.by}; nobody has checked that. ` : 'It does not say whose it is. '}
        {asks ? 'Your own files go on the shelf below and can be taken back. ' : ''}
        Scripts of its pages are not run in this site.
      </p>
      <ul className={styles.names} aria-label="Files in the link">
        {Object.keys(project.files).map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Close({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button size="small" onClick={onClick}>
      Leave it
    </Button>
  )
}
