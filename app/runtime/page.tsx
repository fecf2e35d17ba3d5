import type { Metadata } from 'next'
import styles from '../page.module.css'
import { RuntimeHost } from './runtime-host.tsx'

export const metadata: Metadata = {
  title: 'Node in the browser',
  description:
    'Run the app’s own npm install, start, test and build in your browser, and use its build in the lessons.',
}

export default function RuntimePage() {
  return (
    <main id="main" className={styles.page}>
      <h1>Node in the browser</h1>
      <p className={styles.lead}>
        Stagecraft works out what a build gives. Here the app’s own <code>npm install</code>, <code>npm start</code>,{' '}
        <code>npm test</code> and <code>npm run build</code> run for real, on your files as the lessons have them.
      </p>
      <noscript>
        <p>The Node runtime needs JavaScript.</p>
      </noscript>
      <RuntimeHost />
    </main>
  )
}
