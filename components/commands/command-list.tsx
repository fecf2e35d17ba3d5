import Link from 'next/link'
import { anchorOfCommand, type CommandEntry } from '@/core/lessons/commands.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import styles from './command-list.module.css'

interface Props {
  readonly commands: readonly CommandEntry[]
  /** Titles of lessons by slug. */
  readonly titles: Readonly<Record<string, string>>
}

export function CommandList({ commands, titles }: Props) {
  return (
    <div className={styles.list}>
      {commands.map((command) => (
        <section key={command.name} id={anchorOfCommand(command.name)} className={styles.command}>
          <h2 className={styles.name}>{command.name}</h2>
          <p>
            <InlineCode text={command.does} />
          </p>
          <pre className={styles.form}>{command.form}</pre>
          {command.flags.length > 0 && (
            <dl className={styles.flags}>
              {command.flags.map(({ flag, does }) => (
                <div key={flag}>
                  <dt>
                    <code>{flag}</code>
                  </dt>
                  <dd>
                    <InlineCode text={does} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <div className={styles.try}>
            <code>{command.try}</code>
            <CopyButton text={command.try} />
            {titles[command.lesson] && (
              <Link href={`/lessons/${command.lesson}/?panel=terminal`}>Try it in “{titles[command.lesson]}”</Link>
            )}
          </div>
        </section>
      ))}
    </div>
  )
}
