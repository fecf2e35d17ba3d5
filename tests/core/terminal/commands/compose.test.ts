import { expect, test } from 'vitest'
import { at, SITE } from '../machine.ts'

const COMPOSE = `name: site
services:
  web:
    build: .
    ports: ["8080:80"]
    environment: { GREETING: hi }
  tests:
    build: { context: ., target: web }
    profiles: [test]
`

const project = (compose: string, ...lines: readonly string[]) => at({ ...SITE, 'compose.yaml': compose }, ...lines)

test('up builds what is missing and starts it, down takes it away', () => {
  const { text, code, session } = project(COMPOSE, 'docker compose up -d')
  expect(code).toBe(0)
  expect(text).toContain('naming to docker.io/library/site-web:latest')
  expect(text).toContain(
    ' Network site_default  Created\n Container site-web-1  Created\n Container site-web-1  Started\n',
  )
  expect(session.containers.map((each) => [each.name, each.state])).toEqual([['site-web-1', 'running']])
  expect(project(COMPOSE, 'docker compose up -d', 'curl -s localhost:8080').out).toBe('<h1>Hello</h1>\n')
  const after = project(COMPOSE, 'docker compose up -d', 'docker compose down')
  expect(after.text).toBe(
    ' Container site-web-1  Stopped\n Container site-web-1  Removed\n Network site_default  Removed\n',
  )
  expect(after.session.containers).toEqual([])
})

test('what runs already is left running; a new build replaces it', () => {
  expect(project(COMPOSE, 'docker compose up -d', 'docker compose up -d').text).toBe(' Container site-web-1  Running\n')
  const changed = project(COMPOSE, 'docker compose up -d', 'echo new > site/index.html', 'docker compose up -d --build')
  expect(changed.text).toContain(' Container site-web-1  Recreated\n')
})

test('a profile is started when it is asked for', () => {
  expect(project(COMPOSE, 'docker compose config --services').out).toBe('web\n')
  expect(project(COMPOSE, 'docker compose --profile test config --services').out).toBe('web\ntests\n')
})

test('options of a service are those of docker run', () => {
  const compose =
    'services:\n  box:\n    image: alpine\n    command: sleep 100\n    user: "1000"\n    read_only: true\n    tmpfs: /tmp\n    cap_drop: [ALL]\n'
  const { session } = project(compose, 'docker compose up -d')
  expect(session.containers[0]).toMatchObject({
    name: 'starter-react-app-box-1',
    argv: ['sleep', '100'],
    options: { user: '1000', readOnly: true, mounts: [{ kind: 'tmpfs', target: '/tmp' }] },
  })
})

test('ps, logs and config speak of the project alone', () => {
  const lines = ['docker run -d --name other alpine sleep 9', 'docker compose up -d']
  expect(project(COMPOSE, ...lines, "docker compose ps --format '{{.Names}}'").out).toBe('site-web-1\n')
  expect(project(COMPOSE, ...lines, 'docker compose logs').out).toMatch(/^web-1 {2}\| /)
  expect(project(COMPOSE, 'docker compose config').out).toMatch(/^name: site\nservices:\n {2}web:\n/)
})

test.each([
  ['services:\n  web:\n    prots: []\n', /services\.web additional properties 'prots' not allowed/, 15],
  [
    'services:\n  web:\n    user: x\n',
    /^service "web" has neither an image nor a build context specified: invalid compose project\n$/,
    15,
  ],
  ['services: {}\n', /^no service selected\n$/, 15],
  ['services:\n\tweb: x\n', /^yaml: line 2: /, 15],
])('%j is no project', (compose, message, code) => {
  const typed = project(compose, 'docker compose up')
  expect(typed.text).toMatch(message)
  expect(typed.code).toBe(code)
})

test.each([
  ['docker compose up', 'no configuration file provided: not found\n'],
  ['docker compose nope', 'unknown docker command: "compose nope"\n'],
  ['docker compose up --nope', 'unknown flag: --nope\n'],
])('%s without a file: %s', (line, message) => {
  expect(at({}, line).text).toBe(message)
})

test('a build that fails ends it', () => {
  const { code, session, text } = at(
    { 'compose.yaml': 'services:\n  web:\n    build: .\n', Dockerfile: 'FROM alpine\nCOPY nope /x\n' },
    'docker compose up -d',
  )
  expect(code).toBe(1)
  expect(text).toContain('"/nope": not found')
  expect(session.containers).toEqual([])
})

test('a word near a command is asked about', () => {
  expect(at({}, 'docker biuld .').text).toContain('stagecraft: did you mean docker build?\n')
})
