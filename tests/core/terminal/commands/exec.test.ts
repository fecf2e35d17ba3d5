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

test('a shell with a keyboard is not modelled, and one command is shown', () => {
  expect(running('docker exec -it site sh').text).toBe(
    'stagecraft: a shell in the container is not modelled; one command is: docker exec site ls\n',
  )
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

test('docker run -it with a shell says what to type instead', () => {
  expect(atSite('docker build -t web .', 'docker run -it --rm web sh').text).toBe(
    'stagecraft: a shell in a container is not modelled; one command is: docker run --rm IMAGE ls /\n',
  )
})
