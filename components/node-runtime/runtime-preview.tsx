import type { Server } from '@/core/runtime/node-runtime.ts'
import styles from './node-runtime.module.css'

/** The started server's pages, on an origin of the runtime's own. */
export function RuntimePreview({ server }: { readonly server: Server | undefined }) {
  return (
    <section className={styles.preview} aria-label="The app, as the server gives it">
      {server === undefined ? (
        <p className={styles.quiet}>The server has not opened a port yet.</p>
      ) : (
        <iframe
          key={server.address}
          src={server.address}
          title={`The app on port ${server.port}`}
          sandbox="allow-scripts allow-same-origin allow-forms"
          allow="cross-origin-isolated"
        />
      )}
    </section>
  )
}
