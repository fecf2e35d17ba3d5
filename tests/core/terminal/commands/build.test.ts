import { expect, test } from 'vitest'
import { at, atHome, atSite, SITE, typed, WORLD } from '../machine.ts'

function references(...lines: readonly string[]) {
  return atSite(...lines).session.images.map((stored) => [...stored.references].sort())
}

test.each([
  'docker build -t react-b .',
  'docker build . -t react-b',
  'docker build -f Dockerfile -t react-b:latest .',
  'docker build --tag=react-b --file=Dockerfile .',
  'docker build --file ./Dockerfile --tag docker.io/library/react-b ./',
  'docker build -treact-b -fDockerfile $PWD',
  'docker image build -t react-b .',
  'docker buildx build --load -t react-b .',
  'docker builder build -t react-b .',
  'cd site && docker build -t react-b -f ../Dockerfile ..',
  'cat Dockerfile | docker build -t react-b -f - .',
  'sudo docker build --pull --progress=plain --network=host -t react-b .',
  'TAG=react-b; docker build -t $TAG . # builds it',
])('%s stores the image under its name', (line) => {
  const { text, code } = atSite(line)
  expect(text).toContain('naming to docker.io/library/react-b:latest')
  expect(code).toBe(0)
  expect(references(line)).toEqual([['react-b:latest']])
})

test('progress goes to the standard error and begins with the builder', () => {
  const { last } = atSite('docker build -t react-b .')
  expect(last.output.every((each) => each.fd === 2)).toBe(true)
  expect(last.output[0]?.text).toMatch(/^#0 building with "default" instance using docker driver\n/)
})

test('several tags name one image', () => {
  expect(references('docker build -t app -t app:1.0 .')).toEqual([['app:1.0', 'app:latest']])
})

test('a tag moves to the new image and leaves the old one untagged', () => {
  const lines = ['docker build -t app .', 'echo "<h1>New</h1>" > site/index.html', 'docker build -t app .']
  expect(references(...lines)).toEqual([[], ['app:latest']])
})

test('a target other than the last stage is built and remembered', () => {
  const { session, text } = atSite('docker build --target web -t web .')
  expect(session.events.at(-1)).toMatchObject({ kind: 'build', target: 'web', references: ['web:latest'] })
  expect(text).not.toContain('ERROR')
})

test('a second build is cached', () => {
  const { text } = atSite('docker build -t app .', 'docker build -t app .')
  expect(text).toContain('CACHED')
})

test('with --no-cache nothing is cached', () => {
  expect(atSite('docker build .', 'docker build --no-cache .').text).not.toContain('CACHED')
})

test('-q prints the image id alone', () => {
  const { out, session } = atSite('docker build -q -t app .')
  expect(out).toBe(`${session.images[0]!.image.id}\n`)
})

test('a missing argument is what buildx says it is', () => {
  const { text, code } = atSite('docker build')
  expect(text).toBe(
    "ERROR: docker: 'docker buildx build' requires 1 argument\n\nUsage:  docker buildx build [OPTIONS] PATH | URL | -\n\nRun 'docker buildx build --help' for more information\n",
  )
  expect(code).toBe(1)
})

test('a context that is not there is not found', () => {
  expect(atSite('docker build nodir').text).toBe(
    'ERROR: failed to build: unable to prepare context: path "nodir" not found\n',
  )
})

test('a folder without a Dockerfile says which file could not be opened', () => {
  const { text, code } = at({ 'a.txt': 'a' }, 'docker build .')
  expect(text).toContain('#1 [internal] load build definition from Dockerfile\n')
  expect(text).toContain(
    'ERROR: failed to build: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory\n',
  )
  expect(code).toBe(1)
})

test('a Dockerfile named with -f that is not there is named in the error', () => {
  expect(atSite('docker build -f Dockerfile.prod .').text).toContain(
    'failed to read dockerfile: open Dockerfile.prod: no such file or directory',
  )
})

test('a lower-case dockerfile is found, as BuildKit finds it', () => {
  expect(at({ dockerfile: 'FROM scratch\nCOPY a /\n', a: 'a' }, 'docker build .').code).toBe(0)
})

test.each([
  ['docker build --foo .', 'unknown flag: --foo'],
  ['docker build -z .', "unknown shorthand flag: 'z' in -z"],
  ['docker build . -t', "flag needs an argument: 't' in -t"],
])('%s: %s', (line, message) => {
  const { text, code } = atSite(line)
  expect(text.split('\n')[0]).toBe(message)
  expect(text).toContain('Usage:  docker buildx build [OPTIONS] PATH | URL | -')
  expect(code).toBe(125)
})

test('a tag in capitals is refused', () => {
  expect(atSite('docker build -t React-B .').text).toBe(
    'ERROR: failed to build: invalid tag "React-B": repository name must be lowercase\n',
  )
})

test('a failing build ends in Docker’s error block, exits 1, stores nothing and is remembered', () => {
  const { text, code, session } = at(
    { Dockerfile: 'FROM nginx:alpine\nCOPY nope.conf /etc/\n' },
    'docker build -t app .',
  )
  expect(text).toContain('ERROR: failed to build: failed to solve: ')
  expect(text).toContain('"/nope.conf": not found')
  expect(code).toBe(1)
  expect(session.images).toEqual([])
  expect(session.events.at(-1)).toMatchObject({ kind: 'build', result: { outcome: { kind: 'failed' } } })
})

test('the shell goes on after && only when the build succeeds', () => {
  const broken = { Dockerfile: 'FROM nginx:alpine\nCOPY nope /\n' }
  expect(at(broken, 'docker build . && echo built').out).toBe('')
  expect(atSite('docker build . && echo built').out).toBe('built\n')
})

test('a build argument without a value comes from the environment', () => {
  const files = { Dockerfile: 'FROM scratch\nARG NAME\nLABEL name=$NAME\nCOPY a /\n', a: 'a' }
  const { session } = at(files, 'NAME=ada docker build --build-arg NAME -t app .')
  expect(session.images[0]?.image.config.labels).toEqual({ name: 'ada' })
})

test('a label given on the line is in the configuration', () => {
  expect(atSite('docker build --label team=web -t app .').session.images[0]?.image.config.labels).toMatchObject({
    team: 'web',
  })
})

test('a secret’s file that is not there stops the build', () => {
  expect(atSite('docker build --secret id=token,src=token.txt .').text).toBe(
    'ERROR: failed to build: failed to stat token.txt: stat token.txt: no such file or directory\n',
  )
})

test('--check prints the number of warnings and each with its line', () => {
  const clean = atSite('docker build --check .')
  expect(clean.out).toBe('Check complete, no warnings found.\n')
  const { out, code } = at(
    { ...SITE, Dockerfile: 'FROM nginx:alpine as Web\nCOPY site /usr/share/nginx/html\n' },
    'docker build --check .',
  )
  expect(out).toContain('Check complete, 2 warnings have been found!\n')
  expect(out).toContain('WARNING: FromAsCasing')
  expect(out).toContain('   1 | >>> FROM nginx:alpine as Web')
  expect(code).toBe(1)
})

test('--check of a Dockerfile that cannot be read names the mistake', () => {
  const { text, code } = at({ Dockerfile: 'FROM nginx:alpine\nRUNN x\n' }, 'docker build --check .')
  expect(text).toMatch(
    /^ERROR: dockerfile parse error on line 2: unknown instruction: RUNN \(did you mean RUN\?\)\nDockerfile:2\n/,
  )
  expect(code).toBe(1)
})

test('other platforms are not modelled, and that is said', () => {
  expect(atSite('docker build --platform linux/arm64 .').text).toMatch(
    /^stagecraft: builds for linux\/arm64 are not modelled/,
  )
})

test('the same line on the same machine gives the same answer', () => {
  const once = atSite('docker build -t app .', 'docker run -d -p 80:80 app')
  const again = atSite('docker build -t app .', 'docker run -d -p 80:80 app')
  expect(again.text).toBe(once.text)
  expect(typed(once.session, ['docker ps'], WORLD).text).toBe(typed(again.session, ['docker ps'], WORLD).text)
})

test('without a workspace there is nothing to build', () => {
  expect(atHome('docker build .').text).toContain('open Dockerfile: no such file or directory')
})
