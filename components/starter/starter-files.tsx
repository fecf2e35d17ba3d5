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
          <div className={styles.pair}>
            {sidesOf(before[name], after[name]).map(([word, text]) => (
              <Side key={word} word={word} name={name} text={text} />
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

/** One side where there is only one text to show. */
function sidesOf(before: string | undefined, after: string | undefined): readonly (readonly [string, string])[] {
  if (before === after) return after === undefined ? [] : [['Before and after', after]]
  if (before === undefined) return [['After (there is none before)', after ?? '']]
  return after === undefined
    ? [['Before (there is none after)', before]]
    : [
        ['Before', before],
        ['After', after],
      ]
}

function Side({ word, name, text }: { readonly word: string; readonly name: string; readonly text: string }) {
  return (
    <figure className={styles.side}>
      <figcaption>
        {word}
        <CopyButton text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.text} tabIndex={0} aria-label={`${name}, ${word.toLowerCase()}`}>
        <pre>{text}</pre>
      </section>
    </figure>
  )
}
