'use client'
/** Token, what to build, and what came of it. Closing it stops nothing. */
import { type FormEvent, useState } from 'react'
import { Size } from '../build-view/evidence.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import { BuildSteps } from './build-steps.tsx'
import { type Choice, choicesOf, withArguments } from './choices.ts'
import type { Desk, DeskState } from './desk.ts'
import styles from './own-docker.module.css'

interface Props {
  readonly desk: Desk
  readonly state: DeskState
  readonly onClose: () => void
}

export function OwnDockerDialog({ desk, state, onClose }: Props) {
  const { said, work, live } = state
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Your own Docker"
      description="Your files go to the Docker of this machine, and to nobody else. The image is run once, to measure what it needs. The lesson’s terminal goes on simulating."
      actions={<Actions desk={desk} state={state} />}
    >
      <div className={styles.panel}>
        {state.token === '' ? <TokenForm desk={desk} /> : <Chosen desk={desk} state={state} />}
        {said && (
          <Notice
            tone={said.tone}
            urgent={said.tone === 'error'}
            title={said.tone === 'error' ? 'Docker says' : 'Done'}
          >
            <span className={styles.words}>{said.text}</span>
          </Notice>
        )}
        <Outcome state={state} />
        {(live.vertices.size > 0 || live.notes.length > 0) && <BuildSteps live={live} going={work === 'building'} />}
      </div>
    </Dialog>
  )
}

function TokenForm({ desk }: { readonly desk: Desk }) {
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') desk.setToken(text)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="own-docker-token">Token</label>
      <p id="own-docker-token-where" className={styles.note}>
        The server printed it in its terminal when it started. It is kept until this tab is closed.
      </p>
      <div className={styles.line}>
        <input
          id="own-docker-token"
          aria-describedby="own-docker-token-where"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button look="primary" type="submit" disabled={text.trim() === ''}>
          Use this token
        </Button>
      </div>
    </form>
  )
}

function Chosen({ desk, state }: Omit<Props, 'onClose'>) {
  const { lesson } = useBench()
  const files = useBenchState((bench) => bench.files)
  const build = useBenchState((bench) => bench.judged?.build)
  const choices = choicesOf(files, build, lesson)
  const [id, setId] = useState('own')
  const [args, setArgs] = useState('')
  const choice = withArguments(choices.find((one) => one.id === id) ?? choices[0]!, args)
  const idle = state.work === 'idle'
  return (
    <div className={styles.form}>
      <label htmlFor="own-docker-choice">What to build</label>
      <div className={styles.line}>
        <select
          id="own-docker-choice"
          value={choice.id}
          disabled={!idle}
          onChange={(event) => setId(event.target.value)}
        >
          {choices.map(({ id: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Button look="primary" disabled={!idle} onClick={() => void desk.begin(choice)}>
          Build and measure
        </Button>
      </div>
      <label htmlFor="own-docker-arguments">
        Build arguments{' '}
        <span className={styles.optional}>one a line, NAME=value; they stay in the image’s history</span>
      </label>
      <textarea
        id="own-docker-arguments"
        className={styles.arguments}
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        placeholder="VITE_GREETING=Hello"
        value={args}
        disabled={!idle}
        onChange={(event) => setArgs(event.target.value)}
      />
      {state.asks !== undefined && <Consent frontend={state.asks} choice={choice} desk={desk} />}
    </div>
  )
}

function Consent({
  frontend,
  choice,
  desk,
}: {
  readonly frontend: string
  readonly choice: Choice
  readonly desk: Desk
}) {
  return (
    <Notice
      tone="warning"
      urgent
      title="This Dockerfile brings a program of its own"
      actions={<Button onClick={() => void desk.begin(choice, frontend)}>Run {frontend}</Button>}
    >
      Its <code># syntax</code> line names <code>{frontend}</code>, which is not Docker’s. Docker would fetch it and let
      it read the Dockerfile. Run it only if you know who made it.
    </Notice>
  )
}

function Outcome({ state }: { readonly state: DeskState }) {
  const { image, memory, work, ports } = state
  if (image === undefined) return null
  return (
    <dl className={styles.outcome}>
      <dt>Image</dt>
      <dd>
        <code>{image.name}</code>
      </dd>
      <dt>Storage</dt>
      <dd>
        <Size figure={image.size} />
      </dd>
      <dt>Memory while idle</dt>
      <dd>
        {memory !== undefined ? (
          <Size figure={memory} />
        ) : work === 'running' ? (
          'Waiting for it to come to rest…'
        ) : (
          'not measured'
        )}
      </dd>
      {work === 'running' && ports.length > 0 && (
        <>
          <dt>Answers at</dt>
          <dd>
            {ports.map((port) => (
              <a key={port} href={`http://localhost:${port}/`} target="_blank" rel="noreferrer">
                localhost:{port}
              </a>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

function Actions({ desk, state }: Omit<Props, 'onClose'>) {
  if (state.work === 'idle') {
    return (
      <Button disabled={state.token === '' || state.image === undefined} onClick={() => void desk.clean()}>
        Clean up
      </Button>
    )
  }
  const word = state.work === 'building' ? 'Cancel the build' : 'Stop the container'
  return (
    <Button disabled={state.cancelling} onClick={desk.cancel}>
      {state.cancelling ? 'Ending…' : word}
    </Button>
  )
}
