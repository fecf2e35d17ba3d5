import { expect, test } from 'vitest'
import { atSite, typed, WORLD } from '../machine.ts'

const BUILD = 'docker build -t web .'

function afterBuild(...lines: readonly string[]) {
  return atSite(BUILD, ...lines)
}

test.each([
  'docker run -d -p 8080:80 web',
  'docker run -dp 8080:80 web',
  'docker run --detach --publish=8080:80 web:latest',
  'docker container run -itd --rm -p 127.0.0.1:8080:80/tcp --name site web',
  'docker run -d -p 8080-8081:80-81 --restart unless-stopped web',
  'docker run -d --env-file /dev/null -e A=1 -p published=8080,target=80 web',
])('%s leaves a running container whose port 80 is the host’s 8080', (line) => {
  const { session, out, code } = afterBuild(line.replace('--env-file /dev/null ', ''))
  expect(code).toBe(0)
  expect(out).toMatch(/^[0-9a-f]{64}\n$/)
  expect(session.containers).toMatchObject([{ state: 'running', imageReference: expect.stringMatching(/^web/) }])
  expect(session.containers[0]?.published).toContainEqual(
    expect.objectContaining({ hostPort: 8080, containerPort: 80 }),
  )
  expect(session.events.at(-1)).toMatchObject({ kind: 'run', imageId: session.images[0]!.image.id })
})

test('without -d the log is printed and the container keeps running', () => {
  const { out, text, session } = afterBuild('docker run -p 8080:80 --name site web')
  expect(out).toContain('/docker-entrypoint.sh: Configuration complete; ready for start up')
  expect(text).toContain('stagecraft: site keeps running')
  expect(session.containers[0]?.state).toBe('running')
})

test('-P publishes the exposed port on one that Docker picks', () => {
  expect(afterBuild('docker run -d -P web').session.containers[0]?.published).toEqual([
    { hostIp: '0.0.0.0', hostPort: 32768, containerPort: 80, protocol: 'tcp' },
  ])
})

test('with the host’s network nothing is published and the page is there', () => {
  const { session, out } = afterBuild('docker run -d --network host web', 'curl -s localhost')
  expect(session.containers[0]).toMatchObject({ network: 'host', published: [] })
  expect(out).toBe('<h1>Hello</h1>\n')
})

test('with the host’s network published ports are discarded, and Docker says so', () => {
  expect(afterBuild('docker run -d --net=host -p 8080:80 web').text).toMatch(
    /^WARNING: Published ports are discarded when using host network mode\n/,
  )
})

test('a network nobody made is not found', () => {
  expect(afterBuild('docker run -d --network app web').text).toContain('network app not found')
})

test('a container that ends at once leaves its exit code, and a restart policy is explained', () => {
  const { session, text } = afterBuild('docker run -d --restart always web sh -c "exit 3"')
  expect(session.containers[0]).toMatchObject({ state: 'exited', exitCode: 3 })
  expect(text).toContain('stagecraft: --restart always makes Docker start it again and again')
})

test('two containers cannot have one port of the host', () => {
  const { text, code, session } = afterBuild(
    'docker run -d -p 8080:80 web',
    'docker run -d --name second -p 8080:80 web',
  )
  expect(text).toContain(
    'docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint second (',
  )
  expect(text).toContain(
    "Bind for 0.0.0.0:8080 failed: port is already allocated\n\nRun 'docker run --help' for more information\n",
  )
  expect(code).toBe(125)
  expect(session.containers[1]?.state).toBe('created')
})

test('a port is free again after docker stop', () => {
  const lines = ['docker run -d --name one -p 8080:80 web', 'docker stop one', 'docker run -d -p 8080:80 web']
  expect(afterBuild(...lines).code).toBe(0)
})

test('a name that is taken is refused', () => {
  const { text, code } = afterBuild('docker run -d --name site web', 'docker run -d --name site web')
  expect(text).toMatch(
    /Conflict\. The container name "\/site" is already in use by container "[0-9a-f]{64}"\. You have to remove \(or rename\)/,
  )
  expect(code).toBe(125)
})

test('an image nobody built or recorded is pulled in vain', () => {
  const { text, code } = atSite('docker run -d react-b')
  expect(text).toContain("Unable to find image 'react-b:latest' locally\n")
  expect(text).toContain(
    "docker: Error response from daemon: pull access denied for react-b, repository does not exist or may require 'docker login'\n",
  )
  expect(code).toBe(125)
})

test('a recorded image is pulled first', () => {
  const { text, session } = atSite('docker run -d -p 80:80 nginx:alpine')
  expect(text).toContain("Unable to find image 'nginx:alpine' locally\nalpine: Pulling from library/nginx\n")
  expect(text).toMatch(/Status: Downloaded newer image for nginx:alpine\n[0-9a-f]{64}\n$/)
  expect(session.containers[0]?.state).toBe('running')
})

test('a command that does not exist cannot start, and the container stays created', () => {
  const { text, code, session } = afterBuild('docker run -d --entrypoint "npm start" web')
  expect(text).toContain('exec: "npm start": executable file not found in $PATH')
  expect(code).toBe(127)
  expect(session.containers[0]?.state).toBe('created')
})

test.each([
  [
    'docker run',
    "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    1,
  ],
  [
    'docker run --foo web',
    "unknown flag: --foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    125,
  ],
  [
    'docker run -p abc web',
    "docker: invalid containerPort: abc\n\nRun 'docker run --help' for more information\n",
    125,
  ],
  [
    'docker run -p 99999:80 web',
    "docker: invalid hostPort: 99999\n\nRun 'docker run --help' for more information\n",
    125,
  ],
  [
    'docker run React',
    "docker: invalid reference format: repository name (library/React) must be lowercase\n\nRun 'docker run --help' for more information\n",
    125,
  ],
  [
    'docker run --rm --restart always web',
    "docker: conflicting options: cannot specify both --restart and --rm\n\nRun 'docker run --help' for more information\n",
    125,
  ],
  [
    'docker run -w app web',
    "docker: Error response from daemon: the working directory 'app' is invalid, it needs to be an absolute path\n\nRun 'docker run --help' for more information\n",
    125,
  ],
])('%s is refused in Docker’s words', (line, text, code) => {
  const answer = afterBuild(line)
  expect(answer.text).toBe(text)
  expect(answer.code).toBe(code)
})

test('flags after the image belong to the container’s command', () => {
  expect(afterBuild('docker run -d web nginx -g "daemon off;"').session.containers[0]?.options?.command).toEqual([
    'nginx',
    '-g',
    'daemon off;',
  ])
})

test('a bind mount hides what the image has', () => {
  const lines = [
    'mkdir other',
    'echo bound > other/index.html',
    'docker run -d -p 80:80 -v ./other:/usr/share/nginx/html web',
    'curl -s localhost',
  ]
  expect(afterBuild(...lines).out).toBe('bound\n')
})

test('a limit of memory is accepted and said to have no effect', () => {
  expect(afterBuild('docker run -d -m 64m web').text).toContain('stagecraft: --memory has no effect here')
})

test('the time a container runs follows the clock', () => {
  const { session } = afterBuild('docker run -d web')
  expect(typed(session, ['docker ps'], { ...WORLD, now: WORLD.now + 180_000 }).text).toContain('Up 3 minutes')
})
