import { expect, test } from 'vitest'
import { shownPrompt } from '@/core/terminal/prompt.ts'
import { at, atSite } from './machine.ts'

function inside(...lines: readonly string[]) {
  return atSite(
    'docker build -t web .',
    'docker run -d -p 8080:80 --name site web',
    'docker exec -it site sh',
    ...lines,
  )
}

test('docker exec -it opens a shell over the container’s files, with its prompt', () => {
  const { session, out } = inside('cat /usr/share/nginx/html/index.html')
  expect(out).toBe('<h1>Hello</h1>\n')
  expect(shownPrompt(session)).toBe('/ # ')
})

test('folder and variables stay from line to line', () => {
  const { session, out } = inside('cd /etc/nginx', 'N=2', 'echo $PWD $N')
  expect(out).toBe('/etc/nginx 2\n')
  expect(shownPrompt(session)).toBe('/etc/nginx # ')
})

test('exit leads back to the learner’s machine, and the container runs on', () => {
  const { session, out } = inside('exit', 'docker ps --format "{{.Names}}"')
  expect(out).toBe('site\n')
  expect(shownPrompt(session)).toBe('~/starter-react-app $ ')
})

test('the learner’s own commands are not in the image', () => {
  const { text, code } = inside('docker ps')
  expect(text).toBe('sh: docker: not found\n')
  expect(code).toBe(127)
})

test('what is written is seen by the next shell, and by who asks the server', () => {
  const { out } = inside('echo changed > /usr/share/nginx/html/index.html', 'exit', 'curl -s localhost:8080')
  expect(out).toBe('changed\n')
})

test('a changed configuration is served after a restart, not before', () => {
  const edit = "sed -i 's/index.html/other.html/' /etc/nginx/conf.d/default.conf"
  const before = inside(edit, 'exit', 'curl -s localhost:8080/deep')
  expect(before.out).toBe('<h1>Hello</h1>\n')
  const after = inside(edit, 'exit', 'docker restart site', 'curl -s localhost:8080/deep')
  expect(after.out).not.toContain('Hello')
})

test('docker run -it starts a container that ends with its shell', () => {
  const open = atSite('docker run -it --name box alpine sh')
  expect(open.session.containers[0]).toMatchObject({ name: 'box', state: 'running' })
  const left = atSite('docker run -it --name box alpine sh', 'exit 3')
  expect(left.session.containers[0]).toMatchObject({ state: 'exited', exitCode: 3 })
  expect(atSite('docker run --rm -it alpine', 'exit').session.containers).toEqual([])
})

test('docker run -dit keeps the shell in the background', () => {
  const { session } = atSite('docker run -dit --name box alpine')
  expect(session.inside).toEqual([])
  expect(session.containers[0]).toMatchObject({ state: 'running' })
})

test('a shell that is not in the image cannot be started', () => {
  const { text, code, session } = atSite('docker run -d --name site nginx:alpine', 'docker exec -it site bash')
  expect(text).toBe(
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown\n',
  )
  expect(code).toBe(127)
  expect(session.inside).toEqual([])
})

test('as another user, in another folder', () => {
  const { session, text } = atSite(
    'docker run -d --name site nginx:alpine',
    'docker exec -it -u nginx -w /tmp site sh',
    'touch /etc/x',
  )
  expect(shownPrompt(session)).toBe('/tmp $ ')
  expect(text).toContain('Permission denied')
})

test('nothing can be written into a read-only container, but for what is mounted', () => {
  const lines = ['docker run -it --read-only --tmpfs /tmp alpine sh', 'touch /x']
  expect(atSite(...lines).text).toContain('Read-only file system')
  expect(atSite(...lines, 'touch /tmp/x && echo fine').out).toBe('fine\n')
})

test('what is written below a bind mount is the learner’s own file', () => {
  const files = { 'note.txt': 'a\n' }
  const { out } = at(
    files,
    'docker run -it --rm -v "$PWD:/work" -w /work alpine sh',
    'echo b >> note.txt',
    'exit',
    'cat note.txt',
  )
  expect(out).toBe('a\nb\n')
})

test('a line typed inside is remembered as such', () => {
  expect(inside('ls /').session.events.at(-1)).toMatchObject({ kind: 'other', line: 'ls /', inside: true })
})
