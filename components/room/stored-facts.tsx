/** What a room stores, in the words of those it is about. Figures come from the limits themselves. */
import { ROOM_LIMITS } from '@/core/room/limits.ts'

const ROWS = [
  ['The name you choose in the room', 'when you join', 'your teacher'],
  ['Which lesson and step you are at', 'when you open a lesson', 'your teacher'],
  [
    'Which checks pass, fail or are worked on, since when, and the message of a failure',
    'when a check changes',
    'your teacher',
  ],
  ['A raised hand, whether you follow or explore, which sent files you took', 'when you press it', 'your teacher'],
  [
    'Your Dockerfile, .dockerignore and nginx.conf',
    'only when you show them, as they are then',
    'your teacher, until you stop',
  ],
  [
    'Title, announcement, timer, where the teacher is, files sent',
    'when the teacher sends them',
    'everybody in the room',
  ],
] as const

export function StoredFacts() {
  return (
    <div className="prose">
      <p>
        A room is kept by the server that serves this page, and by nobody else. Without a room, nothing of what you do
        here is sent anywhere. In a room, this is:
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">When it is sent</th>
            <th scope="col">Who sees it</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([what, when, who]) => (
            <tr key={what}>
              <td>{what}</td>
              <td>{when}</td>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Learners see nothing of one another: no names, no progress, no code. Nobody is ranked. There are no accounts, no
        cookies and no third party. A message of a failure may quote a line of your file, as Docker’s own messages do.
      </p>
      <h2>For how long</h2>
      <p>
        A room lives for {ROOM_LIMITS.hours} hours unless its teacher chooses otherwise, and for {ROOM_LIMITS.mostHours}{' '}
        at most. Then it is deleted with all that is in it. Closing a room ends it at once, and it stays readable for
        its teacher until then. The teacher may export it before: a table or a JSON file with names, checks and times.
      </p>
      <h2>On your device</h2>
      <p>
        Your browser keeps the seat you took and what is still to be sent, until you leave the room. Your work in the
        course is kept as always, on this device alone, whatever happens to the room.
      </p>
      <h2>How one gets in</h2>
      <p>
        Learners by the code, and only while the room is not locked. The teacher by a secret link. Both are random;
        guessing a code is slowed down by the server. Keep the teacher’s link to yourself: whoever has it is the
        teacher.
      </p>
    </div>
  )
}
