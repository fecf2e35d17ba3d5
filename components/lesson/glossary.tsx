import type { Term } from '@/core/lessons/glossary.ts'
import styles from './glossary.module.css'
import { ProseHtml } from './prose-html.tsx'

/** Terms with anchors that lessons link to. */
export function Glossary({ terms }: { readonly terms: readonly Term[] }) {
  return (
    <dl className={styles.list}>
      {terms.map((term) => (
        <div key={term.id} id={term.id} className={styles.entry}>
          <dt>
            <a href={`#${term.id}`}>{term.term}</a>
          </dt>
          <dd>
            <ProseHtml html={term.html} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
