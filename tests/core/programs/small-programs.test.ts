import { expect, test } from 'vitest'
import { buildOf } from '../build/build-of.ts'

/** What a RUN on the recorded nginx image says, and how it ended. */
function run(command: string, base = 'nginx:alpine') {
  const { outcome, operations } = buildOf(
    `FROM ${base}\nWORKDIR /app\nCOPY package.json .\nRUN ${command}\nRUN test -d /usr/share/nginx/html\n`,
  )
  const step = operations[3]!
  return { outcome: outcome.kind, state: step.state, said: step.output.join('\n'), after: operations[4]!.state }
}

test.each([
  ['uname -m', 'x86_64'],
  ['arch', 'x86_64'],
  ['apk --print-arch', 'x86_64'],
  ['timeout -s KILL 5 echo hi', 'hi'],
  ['nohup echo hi', 'hi'],
  ['nice -n 5 echo hi', 'hi'],
  ['echo x > /f; truncate -s 0 /f; cat /f; echo end', 'end'],
  ["printf 'a\\nb\\nc\\n' | sed '/b/!b;s/b/x/'", 'a\nx\nc'],
])('%s', (command, said) => {
  expect(run(command)).toMatchObject({ outcome: 'succeeded', said })
})

test.each([
  ['node -p "require(\'./package.json\').name"', 'app'],
  ['node -e "console.log(process.platform)"', 'linux'],
  ['node -p process.arch', 'x64'],
])('%s', (command, said) => {
  expect(run(command, 'node:22-alpine').said).toBe(said)
})

test.each(['update-ca-certificates', 'echo root:x | chpasswd', 'passwd -l root'])(
  '%s puts nothing else in doubt',
  (command) => {
    expect(run(command)).toMatchObject({ state: 'done', after: 'done' })
  },
)

test('a sed script that cannot be read puts in doubt what it edits, no more', () => {
  expect(run("sed -i ':a;N;$!ba;s/server/x/' /etc/nginx/conf.d/default.conf")).toMatchObject({
    state: 'unknown',
    after: 'done',
  })
  expect(run("sed -i ':a;w /out' /etc/nginx/conf.d/default.conf").after).toBe('unknown')
})

test('what nginx -V says of its build is not known', () => {
  expect(run('nginx -V 2>&1 | grep -o with-http_stub_status_module').state).toBe('unknown')
})

test('who a user is cannot be told once /etc/passwd is in doubt', () => {
  const { outcome } = buildOf(
    'FROM nginx:alpine\nRUN not-known-at-all-program || dd if=/x of=/etc/passwd\nRUN id nginx\n',
  )
  expect(outcome.kind).toBe('unknown')
})
