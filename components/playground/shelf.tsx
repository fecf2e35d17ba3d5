'use client'
/** Workspaces that were replaced: each is kept until the learner drops it. */
import { dropFromShelf, shelfScope, takeFromShelf } from '@/core/workspace/playground.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './playground.module.css'

export function Shelf() {
  const { keeper, now } = useSessionPorts()
  const shelf = useSession((state) => state.session.shelf)
  const scopes = useSession((state) => state.session.scopes)
  if (shelf.length === 0) return null
  return (
    <section aria-labelledby="shelf">
      <h2 id="shelf">On the shelf</h2>
      <ul className={styles.list} data-shelf>
        {[...shelf].reverse().map(({ id, title, at }) => (
          <li key={id}>
            <span>
              {title}{' '}
              <span className={styles.what}>
                {Object.keys(scopes[shelfScope(id)]?.files ?? {}).length} files, put aside{' '}
                {new Date(at).toLocaleString()}
              </span>
            </span>
            <span className={styles.row}>
              <Button size="small" onClick={() => keeper.update((session) => takeFromShelf(session, id, now()))}>
                Take back<span className="visually-hidden"> {title}</span>
              </Button>
              <Button size="small" look="plain" onClick={() => keeper.update((session) => dropFromShelf(session, id))}>
                Throw away<span className="visually-hidden"> {title}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
