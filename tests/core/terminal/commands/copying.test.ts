import { expect, test } from 'vitest'
import { at, atSite } from '../machine.ts'

const BOX = "docker run --name box alpine sh -c 'echo x > /new; mkdir /d; echo y > /d/f'"

test('docker cp brings files out, and says how large the archive was', () => {
  expect(atSite(BOX, 'docker cp box:/new .').text).toBe('Successfully copied 2.05kB to .\n')
  expect(atSite(BOX, 'docker cp box:/new copy', 'cat copy').out).toBe('x\n')
  expect(atSite(BOX, 'docker cp box:/d .', 'cat d/f').out).toBe('y\n')
})

test('docker cp brings files in, to a running server too', () => {
  const lines = ['docker build -t web .', 'docker run -d -p 8080:80 --name site web', 'echo in > page.html']
  expect(
    atSite(...lines, 'docker cp page.html site:/usr/share/nginx/html/', 'curl -s localhost:8080/page.html').out,
  ).toBe('in\n')
})

test.each([
  ['docker cp a b', 'must specify at least one container source\n'],
  ['docker cp a:/x b:/y', 'copying between containers is not supported\n'],
  ['docker cp box:/nope .', 'Error response from daemon: Could not find the file /nope in container box\n'],
  ['docker cp nope.txt box:/x', 'lstat /root/starter-react-app/nope.txt: no such file or directory\n'],
])('%s: %s', (line, message) => {
  expect(at({}, BOX, line).text).toBe(message)
})

test('docker diff lists what was added, changed and removed', () => {
  expect(atSite(BOX, 'docker diff box').out).toBe('A /d\nA /d/f\nA /new\n')
  const stopped = [
    'docker run -d --name site nginx:alpine',
    'docker exec site rm /etc/nginx/mime.types',
    'docker diff site',
  ]
  expect(atSite(...stopped).out).toContain('D /etc/nginx/mime.types\n')
})

test('docker wait prints the exit status, docker top the processes', () => {
  expect(atSite("docker run --name box alpine sh -c 'exit 5'", 'docker wait box').out).toBe('5\n')
  expect(atSite('docker run -d --name site nginx:alpine', 'docker top site').out).toContain('nginx: master process')
})

test('docker attach leads back into a shell in the background', () => {
  const { session } = atSite('docker run -dit --name box alpine', 'docker attach box')
  expect(session.inside).toHaveLength(1)
})
