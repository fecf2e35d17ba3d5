'use client'
/** A terminal of one input and a log: for touch keyboards, and wherever xterm cannot be had. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import { lineHistory, runForParts, sharedStart, type Transcript } from './console.ts'
import styles from './terminal-panel.module.css'
import { useWishes } from './use-wishes.ts'

export function PlainTerminal() {
  const bench = useBench()
  const prompt = useBenchState((state) => state.judged?.prompt ?? '~ $ ')
  const journal = useSession((state) => state.session.journal)
  const [history] = useState(() => lineHistory(journal.map((entry) => entry.line)))
  const [log, setLog] = useState<readonly Transcript[]>([])
  const [line, setLine] = useState('')
  const end = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer log is the reason to scroll
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [log])

  function submit(event: FormEvent) {
    event.preventDefault()
    setLine('')
    void enter(line)
  }

  async function enter(typed: string) {
    history.push(typed)
    const { parts, clear } = await runForParts(bench, typed)
    const output = parts.map((part) => part.text).join('')
    setLog((before) => [...(clear ? [] : before), { prompt, line: typed, output }])
  }

  useWishes(bench, enter)

  async function completeLine() {
    const { from, candidates } = await bench.complete(line, line.length)
    if (candidates.length > 0) setLine(line.slice(0, from) + sharedStart(candidates))
  }

  return (
    <div className={styles.plain} data-terminal="plain">
      <div className={styles.log} role="log" aria-label="Terminal output">
        {log.length === 0 && <p className={styles.greeting}>Type help for what this terminal knows.</p>}
        {log.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows
          <pre key={index}>
            <b>{entry.prompt}</b>
            {entry.line}
            {'\n'}
            {entry.output}
          </pre>
        ))}
        <div ref={end} />
      </div>
      <form className={styles.form} onSubmit={submit}>
        <label className={styles.prompt} htmlFor="terminal-line">
          {prompt.trimEnd()}
          <span className="visually-hidden"> command</span>
        </label>
        <input
          id="terminal-line"
          className={styles.input}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') setLine(history.back(line) ?? line)
            else if (event.key === 'ArrowDown') setLine(history.forward() ?? line)
            else return
            event.preventDefault()
          }}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
        />
        <Button size="small" onClick={completeLine} disabled={line === ''}>
          Complete
        </Button>
        <Button size="small" look="primary" type="submit">
          Run
        </Button>
      </form>
    </div>
  )
}
