'use client'
import { useExportAll } from '@/components/site/use-backup.ts'
import { Button } from '@/components/ui/button.tsx'
import styles from './page.module.css'

export default function ErrorPage({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  const exportAll = useExportAll()
  return (
    <main id="main" className={styles.narrow}>
      <h1>Something in Stagecraft broke</h1>
      <p>It is not your doing. What you typed is saved on this device; you can export it before you go on.</p>
      <p className={styles.actions}>
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => void exportAll()}>Export everything</Button>
      </p>
      <pre className={styles.trouble}>{error.message}</pre>
    </main>
  )
}
