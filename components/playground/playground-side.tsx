'use client'
/** Beside the playground's files: where they come from, what can be done with them, and what the engine cannot tell. */
import { FolderDown, FolderInput, Link2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { openInPlayground, PLAYGROUND, titleOf } from '@/core/workspace/playground.ts'
import { filesOf } from '@/core/workspace/session.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { AimFields } from './aim-fields.tsx'
import type { Example } from './examples.ts'
import { FileActions } from './file-actions.tsx'
import { IncomingLink } from './incoming-link.tsx'
import styles from './playground.module.css'
import { Shelf } from './shelf.tsx'
import { Unsupported } from './unsupported.tsx'

const ShareDialog = lazy(() => import('./share-dialog.tsx').then((part) => ({ default: part.ShareDialog })))
const ImportDialog = lazy(() => import('./playground-import.tsx').then((part) => ({ default: part.PlaygroundImport })))

export function PlaygroundSide({ examples }: { readonly examples: readonly Example[] }) {
  const { keeper, now, pack, download } = useSessionPorts()
  const note = useSession((state) => state.session.playground)
  const [dialog, setDialog] = useState<'share' | 'import'>()
  const start = ({ title, files }: Example) =>
    keeper.update((session) =>
      openInPlayground(session, files, { origin: { kind: 'example', title }, args: {} }, now()),
    )
  const zip = async () => {
    const packed = await pack(filesOf(keeper.get().session, PLAYGROUND).files, 'zip', 'playground')
    download(packed.name, packed.bytes, packed.type)
  }
  return (
    <div className={styles.side}>
      <h1>Playground</h1>
      <p className={styles.lead}>
        Paste any Dockerfile, with or without other files. The workspace is its own: the course’s files stay as they
        are.
      </p>
      <IncomingLink />
      {note.origin && note.origin.kind !== 'example' && (
        <p className={styles.origin} data-origin={note.origin.kind}>
          {note.origin.kind === 'link' ? 'Came by a link: ' : 'Imported from this device: '}
          <strong>{titleOf(note)}</strong>
          {note.origin.kind === 'link' &&
            ` (${note.origin.by ? `the link says by ${note.origin.by}` : 'no name given'})`}
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="small" icon={<FolderInput aria-hidden />} onClick={() => setDialog('import')}>
          Import…
        </Button>
        <Button size="small" icon={<Link2 aria-hidden />} onClick={() => setDialog('share')}>
          Share…
        </Button>
        <Button size="small" icon={<FolderDown aria-hidden />} onClick={() => void zip()}>
          Download zip
        </Button>
      </div>
      <AimFields />
      <FileActions />
      <Unsupported />
      <section aria-labelledby="examples">
        <h2 id="examples">Start from</h2>
        <ul className={styles.list}>
          {examples.map((example) => (
            <li key={example.title}>
              <button type="button" className={styles.choice} onClick={() => start(example)}>
                {example.title}
              </button>
              <span className={styles.what}>{example.what}</span>
            </li>
          ))}
        </ul>
        <p className={styles.what}>What you have here goes on the shelf below first.</p>
      </section>
      <Shelf />
      <Suspense>
        {dialog === 'share' && <ShareDialog onClose={() => setDialog(undefined)} />}
        {dialog === 'import' && <ImportDialog onClose={() => setDialog(undefined)} />}
      </Suspense>
    </div>
  )
}
