/** All rules: Docker's with a link to its page, ours with a page of their own. */
import Link from 'next/link'
import type { BuildCheckEntry } from '@/core/dockerfile/build-checks.ts'
import type { RulePage } from '@/core/lessons/rule-page.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import styles from './rule-list.module.css'

interface Props {
  readonly checks: readonly BuildCheckEntry[]
  readonly dockerfile: readonly RulePage[]
  readonly nginx: readonly RulePage[]
}

export function RuleList({ checks, dockerfile, nginx }: Props) {
  return (
    <>
      <h2>Our own, for the Dockerfile</h2>
      <OwnRules pages={dockerfile} />
      <h2>Our own, for nginx.conf</h2>
      <OwnRules pages={nginx} />
      <h2>Docker’s build checks</h2>
      <dl className={styles.list}>
        {checks.map(({ name, help, url, experimental }) => (
          <div key={name} id={name}>
            <dt>
              <a href={url}>{name}</a>
              {experimental && <span className={styles.note}>only when asked for</span>}
            </dt>
            <dd>
              <InlineCode text={help} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function OwnRules({ pages }: { readonly pages: readonly RulePage[] }) {
  return (
    <dl className={styles.list}>
      {pages.map(({ name, title, summary }) => (
        <div key={name}>
          <dt>
            <Link href={`/rules/${name}/`}>{title}</Link>
          </dt>
          <dd>{firstSentence(summary)}</dd>
        </div>
      ))}
    </dl>
  )
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text
}
