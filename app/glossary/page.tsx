import type { Metadata } from 'next'
import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { Glossary } from '@/components/lesson/glossary.tsx'
import { readGlossary } from '@/core/lessons/glossary.ts'
import { getContent } from '../_wiring/server.ts'
import styles from '../page.module.css'

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The words of the course, each in a sentence or two.',
}

export default function GlossaryPage() {
  const { terms, errors } = readGlossary(getContent('glossary.md') ?? '')
  if (errors.length > 0) return <AuthorErrors errors={errors} />
  return (
    <main id="main" className={styles.reading}>
      <h1>Glossary</h1>
      <Glossary terms={terms} />
    </main>
  )
}
