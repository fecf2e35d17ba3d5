'use client'
import { Button } from '../ui/button.tsx'
/** What the build wrote, and the builds that lessons take from this device. */
import { formatBytes, plural } from '../ui/format.ts'
import { Notice } from '../ui/notice.tsx'
import styles from './node-runtime.module.css'
import type { Made, RuntimeDesk, RuntimeState } from './runtime-desk.ts'

export function BuildForLessons({ desk, state }: { readonly desk: RuntimeDesk; readonly state: RuntimeState }) {
  const { made, kept, keeping } = state
  const entries = Object.entries(kept).reverse()
  if (made === undefined && entries.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="for-lessons">
      <h2 id="for-lessons">Its build in the lessons</h2>
      {made && <JustMade desk={desk} made={made} isKept={made.kind === 'build' && made.key in kept} />}
      {keeping !== undefined && (
        <Notice tone="error" urgent title="This build could not be kept">
          {keeping}
        </Notice>
      )}
      {entries.length > 0 && (
        <ul className={styles.kept} aria-label="Builds the lessons use">
          {entries.map(([key, { files, where, date }]) => (
            <li key={key}>
              <span>
                Built in {where} on {date}: {amount(files)}
              </span>
              <Button size="small" onClick={() => void desk.forget(key)}>
                Forget it
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function JustMade({
  desk,
  made,
  isKept,
}: {
  readonly desk: RuntimeDesk
  readonly made: Made
  readonly isKept: boolean
}) {
  if (made.kind === 'not-for-lessons') return <p>Lessons cannot use this build: {made.why}.</p>
  return (
    <>
      <p>
        <code>{made.folder}/</code> holds {amount(made.build.files)}. Lessons can take them for{' '}
        <code>npm run build</code> of exactly these sources, and will mark that step as <em>measured</em>. After the
        next edit they go back to what they did before.
      </p>
      <p className={styles.row}>
        <Button look="primary" disabled={isKept} onClick={() => void desk.keep()}>
          {isKept ? 'The lessons use it' : 'Use it in the lessons'}
        </Button>
      </p>
    </>
  )
}

function amount(files: Readonly<Record<string, Uint8Array>>): string {
  const all = Object.values(files)
  const bytes = all.reduce((sum, file) => sum + file.length, 0)
  return `${plural(all.length, 'file')}, ${formatBytes(bytes)}`
}
