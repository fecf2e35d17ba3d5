'use client'
/** What was read of a project, each with where it stands; what is not there is asked. */
import { useId } from 'react'
import { answerAboutOwn } from '@/core/workspace/own-project.ts'
import type { ProjectFacts } from '@/core/workspace/project-facts.ts'
import type { PackageManager } from '@/core/workspace/projects.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import styles from './project.module.css'

const TOOLS = { vite: 'Vite', 'create-react-app': 'Create React App', next: 'Next.js' } as const
const MANAGERS: readonly PackageManager[] = ['npm', 'yarn', 'pnpm']

export function FactTable({ facts }: { readonly facts: ProjectFacts }) {
  const { keeper } = useSessionPorts()
  const id = useId()
  const isMine = useSession((state) => state.session.own?.name === facts.name)
  const answer = (answers: Parameters<typeof answerAboutOwn>[1]) =>
    keeper.update((session) => answerAboutOwn(session, answers))
  const { manager, buildFolder, port, scripts, tool } = facts
  return (
    <dl className={styles.facts}>
      <dt>Built by</dt>
      <dd>{tool ? TOOLS[tool] : 'a tool that is not known here'}</dd>
      <dt>
        <label htmlFor={`${id}-manager`}>Package manager</label>
      </dt>
      <dd>
        <select
          id={`${id}-manager`}
          disabled={!isMine}
          value={manager.value}
          onChange={(event) => answer({ manager: event.target.value as PackageManager })}
        >
          {MANAGERS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span>{manager.from}</span>
      </dd>
      <dt>
        <label htmlFor={`${id}-folder`}>Build folder</label>
      </dt>
      <dd>
        <input
          id={`${id}-folder`}
          disabled={!isMine}
          key={`folder ${buildFolder.value}`}
          defaultValue={buildFolder.value ?? ''}
          placeholder="not known"
          spellCheck={false}
          onBlur={(event) => {
            const value = event.target.value.trim().replace(/^\.\//, '').replace(/\/+$/, '')
            if (value !== '' && value !== buildFolder.value) answer({ buildFolder: value })
          }}
        />
        <span>{buildFolder.from}</span>
      </dd>
      <dt>
        <label htmlFor={`${id}-port`}>Development port</label>
      </dt>
      <dd>
        <input
          id={`${id}-port`}
          disabled={!isMine}
          key={`port ${port.value}`}
          defaultValue={port.value ?? ''}
          placeholder="not known"
          inputMode="numeric"
          onBlur={(event) => {
            const value = Number(event.target.value)
            if (Number.isInteger(value) && value > 0 && value < 65_536 && value !== port.value) answer({ port: value })
          }}
        />
        <span>{port.from}</span>
      </dd>
      <dt>Scripts</dt>
      <dd>
        {Object.keys(scripts).length === 0 ? (
          'none in package.json'
        ) : (
          <ul>
            {Object.entries(scripts).map(([name, text]) => (
              <li key={name}>
                <code>
                  {name}: {text}
                </code>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  )
}
