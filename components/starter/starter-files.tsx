import { CopyButton } from '../ui/copy-button.tsx'
import styles from './starter.module.css'

type Texts = Readonly<Record<string, string>>

/** The files that differ, before beside after, each to copy. */
export function StarterFiles({ before, after }: { readonly before: Texts; readonly after: Texts }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return (
    <section className={styles.files} aria-labelledby="single-files">
      <h2 id="single-files">Single files</h2>
      {names.map((name) => (
        <div key={name} className={styles.file}>
          <h3>{name}</h3>
          {before[name] === after[name] ? (
            <div className={styles.pair}>
              <Side word="Before and after" name={name} text={after[name]} />
            </div>
          ) : (
            <div className={styles.pair}>
              <Side word="Before" name={name} text={before[name]} />
              <Side word="After" name={name} text={after[name]} />
            </div>
          )}
        </div>
      ))}
    </section>
  )
}

function Side({
  word,
  name,
  text,
}: {
  readonly word: string
  readonly name: string
  readonly text: string | undefined
}) {
  return (
    <figure className={styles.side}>
      <figcaption>
        {word}
        {text !== undefined && <CopyButton text={text} />}
      </figcaption>
      {text === undefined ? (
        <p className={styles.absent}>There is none.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={styles.text} tabIndex={0} aria-label={`${name}, ${word.toLowerCase()}`}>
          <pre>{text}</pre>
        </section>
      )}
    </figure>
  )
}
