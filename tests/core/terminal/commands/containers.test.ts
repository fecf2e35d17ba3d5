import { expect, test } from 'vitest'
import { atSite } from '../machine.ts'

const RUNNING = ['docker build -t web .', 'docker run -d -p 8080:80 --name site web'] as const

function running(...lines: readonly string[]) {
  return atSite(...RUNNING, ...lines)
}

test('docker ps shows the container as Docker does', () => {
  const { out, session } = running('docker ps')
  const id = session.containers[0]!.id.slice(0, 12)
  expect(out).toBe(
    [
      'CONTAINER ID   IMAGE     COMMAND                  CREATED                  STATUS                  PORTS                                     NAMES',
      `${id}   web       "/docker-entrypoint.…"   Less than a second ago   Up Less than a second   0.0.0.0:8080->80/tcp, [::]:8080->80/tcp   site`,
      '',
    ].join('\n'),
  )
})

test('docker ps -q prints ids alone, and --format what is asked', () => {
  expect(running('docker ps -q').out).toMatch(/^[0-9a-f]{12}\n$/)
  expect(running("docker ps --format '{{.Names}}: {{.Image}}'").out).toBe('site: web\n')
  expect(running("docker ps --format 'table {{.Names}}\\t{{.State}}'").out).toBe('NAMES     STATE\nsite      running\n')
})

test('a stopped container shows with -a only', () => {
  expect(running('docker stop site', 'docker ps -q').out).toBe('')
  expect(running('docker stop site', 'docker ps -a').out).toContain('Exited (0) Less than a second ago')
})

test.each([
  ['docker ps --filter status=exited -q', ''],
  ['docker ps --filter name=sit --format {{.Names}}', 'site\n'],
  ['docker ps -f ancestor=web --format {{.Names}}', 'site\n'],
  ['docker ps -f publish=8081 -q', ''],
])('%s', (line, out) => {
  expect(running(line).out).toBe(out)
})

test('docker stop prints the name it was given; $(docker ps -q) stops them all', () => {
  expect(running('docker stop site').out).toBe('site\n')
  expect(running('docker stop $(docker ps -q)').session.containers[0]?.state).toBe('exited')
})

test('a running container is removed by force only', () => {
  const { text, code } = running('docker rm site')
  expect(text).toBe(
    'Error response from daemon: cannot remove container "site": container is running: stop the container before removing or force remove\n',
  )
  expect(code).toBe(1)
  expect(running('docker rm -f site').session.containers).toEqual([])
})

test('with --rm the container goes when it stops', () => {
  expect(atSite(RUNNING[0], 'docker run -d --rm --name site web', 'docker stop site').session.containers).toEqual([])
})

test('docker start brings a stopped container back on its port', () => {
  expect(running('docker stop site', 'docker start site', 'curl -s localhost:8080').out).toBe('<h1>Hello</h1>\n')
})

test('docker start names what did not start once more', () => {
  const { text } = running('docker start nope')
  expect(text).toBe('Error response from daemon: No such container: nope\nfailed to start containers: nope\n')
})

test.each(['stop', 'rm', 'logs', 'port'])('docker %s of nothing says so', (command) => {
  const { text, code } = running(`docker ${command} nope`)
  expect(text).toBe('Error response from daemon: No such container: nope\n')
  expect(code).toBe(1)
})

test('docker kill ends with 137', () => {
  expect(running('docker kill site', 'docker ps -a').out).toContain('Exited (137)')
})

test('docker logs prints what the process printed, --tail its end', () => {
  expect(running('docker logs site').out).toContain('ready for start up')
  expect(running('docker logs --tail 1 site').out.trimEnd().split('\n')).toHaveLength(1)
})

test('docker port lists both address families', () => {
  expect(running('docker port site').out).toBe('80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080\n')
  expect(running('docker port site 80').out).toBe('0.0.0.0:8080\n[::]:8080\n')
})

test('docker stats has no numbers of its own and says why', () => {
  const { out, text } = running('docker stats --no-stream')
  expect(out).toMatch(/^CONTAINER ID {3}NAME {6}CPU % {5}MEM USAGE \/ LIMIT/)
  expect(out).toContain('-- / --')
  expect(text).toContain('not recorded')
})

test('docker rename and docker create', () => {
  expect(running('docker rename site page', 'docker ps --format {{.Names}}').out).toBe('page\n')
  expect(running('docker create --name later web').session.containers[1]).toMatchObject({
    name: 'later',
    state: 'created',
  })
})

test('docker inspect reads fields of a container', () => {
  expect(running("docker inspect -f '{{.State.Status}} {{.Config.Image}}' site").out).toBe('running web\n')
  expect(running('docker inspect site').out).toContain('"HostPort": "8080"')
})

test('docker container prune removes what does not run', () => {
  expect(running('docker stop site', 'docker container prune -f').session.containers).toEqual([])
})
