'use client'
/** Takes a repository home: the learner's own, or the finished reference by choice of manager, image and port. */
import { FolderDown } from 'lucide-react'
import { useState } from 'react'
import {
  DEFAULT_CHOICES,
  portProblem,
  type ReferenceChoices,
  staticArchive,
} from '@/core/exporter/reference/choices.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine, useSiteAddress } from './copy-line.tsx'
import { ReferenceChoice } from './reference-choice.tsx'
import styles from './take-home.module.css'
import { type Form, useTakeHome } from './use-take-home.ts'

type What = 'own' | 'reference'

export function TakeHome() {
  const [what, setWhat] = useState<What>('own')
  const [choices, setChoices] = useState<ReferenceChoices>(DEFAULT_CHOICES)
  const [form, setForm] = useState<Form>('zip')
  const { react } = useSessionPorts().course
  const { busy, said, writesFolders, take } = useTakeHome()
  const blocked = what === 'reference' && portProblem(choices.port) !== undefined
  return (
    <section id="take-home" className={styles.home} aria-labelledby="take-home-title">
      <h2 id="take-home-title">Take it home</h2>
      <p>A repository that builds at once, with a git history.</p>
      {react && <WhatChoice what={what} onWhat={setWhat} />}
      {what === 'reference' && <ReferenceChoice choices={choices} onChoices={setChoices} />}
      <div className={styles.row}>
        <FormChoice form={form} writesFolders={writesFolders} onForm={setForm} />
        <Button
          look="primary"
          icon={<FolderDown aria-hidden />}
          disabled={busy || blocked}
          onClick={() => void take(what === 'own' ? 'own' : choices, form)}
        >
          {form === 'folder' ? 'Choose a place and write it' : 'Download'}
        </Button>
      </div>
      <p role="status" className={styles.said} data-trouble={said?.trouble}>
        {busy ? 'Packing …' : said?.text}
      </p>
      {what === 'reference' && <InTerminal choices={choices} />}
    </section>
  )
}

function WhatChoice({ what, onWhat }: { readonly what: What; readonly onWhat: (what: What) => void }) {
  const options = [
    ['own', 'What I wrote', 'Your files, and one commit for each lesson you finished.'],
    [
      'reference',
      'The finished reference',
      'The same app with everything around it: tests, non-root, read-only, Compose, continuous integration.',
    ],
  ] as const
  return (
    <fieldset className={styles.what}>
      <legend>Which</legend>
      {options.map(([value, name, about]) => (
        <label key={value}>
          <input type="radio" name="take-home" checked={what === value} onChange={() => onWhat(value)} />
          <span>
            {name}
            <small>{about}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface FormProps {
  readonly form: Form
  readonly writesFolders: boolean
  readonly onForm: (form: Form) => void
}

function FormChoice({ form, writesFolders, onForm }: FormProps) {
  return (
    <label className={styles.field}>
      As
      <select value={form} onChange={(event) => onForm(event.target.value as Form)}>
        <option value="zip">zip</option>
        <option value="tar.gz">tar.gz</option>
        {writesFolders && <option value="folder">a folder on this device</option>}
      </select>
    </label>
  )
}

/** The archives on the site are for the usual port. */
function InTerminal({ choices }: { readonly choices: ReferenceChoices }) {
  const address = useSiteAddress()
  if (choices.port !== DEFAULT_CHOICES.port)
    return <p className={styles.said}>In a terminal there is the reference on port {DEFAULT_CHOICES.port} only.</p>
  return <CopyLine label="In a terminal" text={`curl -L ${address}/${staticArchive(choices)} | tar xz`} />
}
