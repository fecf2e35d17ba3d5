import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ProseHtml } from '@/components/lesson/prose-html.tsx'
import { getRulePages } from '../../_wiring/rules.ts'
import styles from '../../page.module.css'

export const dynamicParams = false

interface Props {
  readonly params: Promise<{ readonly rule: string }>
}

export function generateStaticParams() {
  return getRulePages().map(({ name }) => ({ rule: name }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { rule } = await params
  const page = getRulePages().find(({ name }) => name === rule)
  return { title: page?.title, description: page?.summary }
}

export default async function RulePage({ params }: Props) {
  const { rule } = await params
  const page = getRulePages().find(({ name }) => name === rule)
  if (!page) notFound()
  return (
    <main id="main" className={styles.reading}>
      <h1>{page.title}</h1>
      <p className={styles.lead}>
        <code>{page.rule}</code>
      </p>
      <ProseHtml html={page.html} />
      <p>
        <Link href="/rules/">All rules</Link>
      </p>
    </main>
  )
}
