import { expect, test } from 'vitest'
import { atSite } from '../machine.ts'

function running(...lines: readonly string[]) {
  return atSite('docker build -t web .', 'docker run -d --name site -e GREETING=hi web', ...lines)
}

test('a command reads the files of the container', () => {
  expect(running('docker exec site cat /usr/share/nginx/html/index.html').out).toBe('<h1>Hello</h1>\n')
})

test.each([
  'docker exec -it site sh -c "echo $((1 + 1))"',
  'docker container exec site sh -c "echo 2"',
  "docker exec -w /tmp -e N=2 site sh -c 'echo $N'",
])('%s prints 2', (line) => {
  expect(running(line).out).toBe('2\n')
})

test('variables of docker run are those of docker exec', () => {
  expect(running("docker exec site sh -c 'echo $GREETING'").out).toBe('hi\n')
})

test('the exit status is the command’s', () => {
  expect(running('docker exec site sh -c "exit 3"').code).toBe(3)
  expect(running('docker exec site cat /etc/nope').code).not.toBe(0)
})

test('a program that is not there cannot be started', () => {
  const { text, code } = running('docker exec site /nope')
  expect(text).toBe(
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "/nope": stat /nope: no such file or directory: unknown\n',
  )
  expect(code).toBe(127)
})

test('a stopped container runs nothing', () => {
  const { text } = running('docker stop site', 'docker exec site ls')
  expect(text).toMatch(/^Error response from daemon: container [0-9a-f]{64} is not running\n$/)
})

test('what a command writes stays in the container, and a page it changes is served', () => {
  const { out } = running(
    'docker exec site sh -c "echo new > /usr/share/nginx/html/index.html"',
    'docker exec site cat /usr/share/nginx/html/index.html',
  )
  expect(out).toBe('new\n')
  const served = atSite(
    'docker build -t web .',
    'docker run -d -p 8080:80 --name site web',
    'docker exec site sh -c "echo new > /usr/share/nginx/html/index.html"',
    'curl -s localhost:8080',
  )
  expect(served.out).toBe('new\n')
})

test('a shell without -i has no input and ends at once', () => {
  const { session, text, code } = running('docker exec site sh')
  expect([text, code, session.inside]).toEqual(['', 0, []])
})

test('docker run with a command of files runs it and ends', () => {
  const { out, session, code } = atSite(
    'docker build -t web .',
    'docker run --rm web cat /usr/share/nginx/html/index.html',
  )
  expect(out).toBe('<h1>Hello</h1>\n')
  expect(code).toBe(0)
  expect(session.containers).toEqual([])
})
