'use client'
/** A file or some lines, which each learner sees as a difference from their own and may take. */
import { type FormEvent, useState } from 'react'
import type { Board } from '@/core/room/board.ts'
import type { RoomFile } from '@/core/room/room.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './board-tools.module.css'
import type { RoomEndPoint } from './room-end.ts'
import { counted } from './room-words.ts'
import type { TaughtCourse } from './taught-course.ts'

interface SendFileProps {
  readonly board: Board
  readonly course: TaughtCourse
  readonly end: RoomEndPoint
}

export function SendFile({ board, course, end }: SendFileProps) {
  const { files } = useSessionPorts().course
  const [path, setPath] = useState(files[0] ?? '')
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [adds, setAdds] = useState(false)
  const solutions = course.filter(({ solution }) => solution[path] !== undefined)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const file: RoomFile = { path: path.trim(), text: text.endsWith('\n') ? text : `${text}\n` }
    end.send({
      kind: 'offer',
      offer: end.newId(),
      title: title || path,
      files: [adds ? { ...file, adds: true } : file],
    })
    setText('')
    setTitle('')
  }
  return (
    <form className={styles.tool} onSubmit={send}>
      <h2>Send a file or some lines</h2>
      <div className={styles.ways}>
        <label>
          <span>File</span>
          <input
            list="room-files"
            value={path}
            required
            maxLength={200}
            onChange={(event) => setPath(event.target.value)}
          />
          <datalist id="room-files">
            {files.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        <label>
          <span>What it is</span>
          <select value={adds ? 'lines' : 'whole'} onChange={(event) => setAdds(event.target.value === 'lines')}>
            <option value="whole">The whole file</option>
            <option value="lines">Lines for its end</option>
          </select>
        </label>
        <label className={styles.wide}>
          <span>Title</span>
          <input value={title} maxLength={80} placeholder={path} onChange={(event) => setTitle(event.target.value)} />
        </label>
      </div>
      {solutions.length > 0 && !adds && (
        <label>
          <span>Begin with a lesson’s solution</span>
          <select
            value=""
            onChange={(event) =>
              setText(course.find(({ slug }) => slug === event.target.value)?.solution[path] ?? text)
            }
          >
            <option value="">Choose a lesson</option>
            {solutions.map(({ slug, number, title: name }) => (
              <option key={slug} value={slug}>
                {number}. {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={styles.wide}>
        <span>Text</span>
        <textarea
          className={styles.code}
          rows={5}
          required
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className={styles.ways}>
        <Button type="submit">Send</Button>
      </div>
      {board.offers.length > 0 && (
        <ul className={styles.offers}>
          {board.offers.map(({ offer, title: name, accepted }) => (
            <li key={offer}>
              <span>
                <strong>{name}</strong>, taken by {counted(accepted, 'learner')}
              </span>
              <Button size="small" look="plain" onClick={() => end.send({ kind: 'withdraw', offer })}>
                Withdraw<span className="visually-hidden"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
