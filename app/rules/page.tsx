import type { Metadata } from 'next'
import { RuleList } from '@/components/rules/rule-list.tsx'
import { BUILD_CHECK_LIST } from '@/core/dockerfile/build-checks.ts'
import { getRulePages } from '../_wiring/rules.ts'
import styles from '../page.module.css'

export const metadata: Metadata = {
  title: 'Rules',
  description: 'What the editor remarks on: Docker’s build checks, and our own rules for Dockerfile and nginx.conf.',
}

export default function RulesPage() {
  const pages = getRulePages()
  const isNginx = ({ name }: { readonly name: string }) => name.startsWith('nginx-')
  return (
    <main id="main" className={styles.reading}>
      <h1>Rules</h1>
      <p className={styles.lead}>
        What the editor remarks on in your files. None of it stops a build by itself; each says why it matters and what
        to do.
      </p>
      <RuleList
        checks={BUILD_CHECK_LIST}
        dockerfile={pages.filter((page) => !isNginx(page))}
        nginx={pages.filter(isNginx)}
      />
    </main>
  )
}
