'use client'
import {
  HIGHEST_PORT,
  LOWEST_PORT,
  MANAGERS,
  type Manager,
  portProblem,
  type ReferenceChoices,
  SERVER_IMAGES,
  type ServerImage,
} from '@/core/exporter/reference/choices.ts'
import styles from './take-home.module.css'

interface Props {
  readonly choices: ReferenceChoices
  readonly onChoices: (choices: ReferenceChoices) => void
}

const IMAGE_NAMES: Readonly<Record<ServerImage, string>> = {
  official: 'nginx',
  unprivileged: 'nginxinc/nginx-unprivileged',
}

/** Package manager, image and port of the reference. */
export function ReferenceChoice({ choices, onChoices }: Props) {
  const problem = portProblem(choices.port)
  return (
    <div className={styles.row}>
      <label className={styles.field}>
        Package manager
        <select
          value={choices.manager}
          onChange={(event) => onChoices({ ...choices, manager: event.target.value as Manager })}
        >
          {MANAGERS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        Image
        <select
          value={choices.image}
          onChange={(event) => onChoices({ ...choices, image: event.target.value as ServerImage })}
        >
          {SERVER_IMAGES.map((each) => (
            <option key={each} value={each}>
              {IMAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        Port
        <input
          type="number"
          inputMode="numeric"
          min={LOWEST_PORT}
          max={HIGHEST_PORT}
          value={Number.isNaN(choices.port) ? '' : choices.port}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : 'port-problem'}
          onChange={(event) => onChoices({ ...choices, port: event.target.valueAsNumber })}
        />
      </label>
      {problem !== undefined && (
        <p id="port-problem" role="alert" className={styles.problem}>
          {problem.charAt(0).toUpperCase() + problem.slice(1)}.
        </p>
      )}
    </div>
  )
}
