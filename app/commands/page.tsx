import type { Metadata } from 'next'
import { CommandList } from '@/components/commands/command-list.tsx'
import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { readCommands } from '@/core/lessons/commands.ts'
import { getContent, getCourse } from '../_wiring/server.ts'
import styles from '../page.module.css'

export const metadata: Metadata = {
  title: 'Commands',
  description: 'The commands the course uses: what each does, its flags, and a lesson to try it in.',
}

export default function CommandsPage() {
  const { commands, errors } = readCommands(getContent('commands.yaml') ?? '[]')
  if (errors.length > 0) return <AuthorErrors errors={errors} />
  const titles = Object.fromEntries(getCourse().lessons.map(({ slug, title }) => [slug, title]))
  return (
    <main id="main" className={styles.reading}>
      <h1>Commands</h1>
      <p className={styles.lead}>
        What the course types into a terminal. Each can be tried in a lesson, without a Docker of your own.
      </p>
      <CommandList commands={commands} titles={titles} />
    </main>
  )
}
