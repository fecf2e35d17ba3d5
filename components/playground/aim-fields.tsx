'use client'
/** Which build is shown: `--target` and `--build-arg`, as on the command line. */
import { useId, useState } from 'react'
import type { StageView } from '@/core/engine/build-view.ts'
import type { PlaygroundNote } from '@/core/workspace/projects.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { useBenchState } from '../workbench/bench-context.tsx'
import { argLines, argsOf } from './arg-lines.ts'
import styles from './playground.module.css'

const NO_STAGES: readonly StageView[] = []

export function AimFields() {
  const { keeper } = useSessionPorts()
  const id = useId()
  const note = useSession((state) => state.session.playground)
  const stages = useBenchState((state) => state.judged?.build?.stages ?? NO_STAGES)
  const names = stages.flatMap((stage) => (stage.name ? [stage.name] : []))
  const target = note.target ?? ''
  const set = (part: Partial<PlaygroundNote>) =>
    keeper.update((session) => ({ ...session, playground: { ...session.playground, ...part } }))
  return (
    <section className={styles.aim} aria-label="The build that is shown">
      <label htmlFor={`${id}-target`}>
        <code>--target</code>
      </label>
      <select
        id={`${id}-target`}
        value={target}
        onChange={({ target: { value } }) =>
          keeper.update(({ playground: { target: _, ...rest }, ...session }) => ({
            ...session,
            playground: value === '' ? rest : { ...rest, target: value },
          }))
        }
      >
        <option value="">the last stage</option>
        {[...new Set([...names, ...(target ? [target] : [])])].map((name) => (
          <option key={name} value={name}>
            {name}
            {names.includes(name) ? '' : ' (no such stage now)'}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-args`}>
        <code>--build-arg</code>
      </label>
      <ArgsField
        key={JSON.stringify(note.origin)}
        id={`${id}-args`}
        args={note.args}
        onArgs={(args) => set({ args })}
      />
    </section>
  )
}

interface ArgsProps {
  readonly id: string
  readonly args: Readonly<Record<string, string>>
  readonly onArgs: (args: Readonly<Record<string, string>>) => void
}

/** The text stays as it was typed: a line that is no argument yet is not taken away. */
function ArgsField({ id, args, onArgs }: ArgsProps) {
  const [text, setText] = useState<string>()
  return (
    <textarea
      id={id}
      rows={2}
      spellCheck={false}
      placeholder={'NAME=value, one a line'}
      value={text ?? argLines(args)}
      onChange={({ target: { value } }) => {
        setText(value)
        onArgs(argsOf(value))
      }}
    />
  )
}
