import { expect, test } from 'vitest'
import { atSite } from '../machine.ts'

const BUILD = 'docker build -t web .'

test('an empty store shows the header alone', () => {
  expect(atSite('docker images').out).toBe('IMAGE   ID             DISK USAGE   CONTENT SIZE   EXTRA\n')
})

test('docker images has the columns of Docker 29, and U for an image in use', () => {
  const { out, session } = atSite(BUILD, 'docker run -d web', 'docker images')
  const [header, row] = out.split('\n')
  expect(header).toBe('IMAGE        ID             DISK USAGE   CONTENT SIZE   EXTRA')
  expect(row).toMatch(new RegExp(`^web:latest   ${session.images[0]!.image.id.slice(7, 19)}   +\\S+   +\\S+   U`))
})

test('docker images -q, with a repository, with a format', () => {
  expect(atSite(BUILD, 'docker images -q').out).toMatch(/^[0-9a-f]{12}\n$/)
  expect(atSite(BUILD, 'docker pull nginx:alpine', 'docker image ls --format "{{.Repository}}:{{.Tag}}" web').out).toBe(
    'web:latest\n',
  )
  expect(atSite(BUILD, 'docker images --format table').out).toMatch(
    /^REPOSITORY {3}TAG {7}IMAGE ID {7}CREATED {18}SIZE\n/,
  )
})

test('an untagged image shows when it is asked for', () => {
  expect(atSite('docker build .', 'docker images -q').out).toBe('')
  expect(atSite('docker build .', 'docker images -a').out).toContain('<untagged>')
  expect(atSite('docker build .', 'docker images -f dangling=true -q').out).toMatch(/^[0-9a-f]{12}\n$/)
})

test('docker tag gives a further name and docker rmi takes it away', () => {
  const { session, out } = atSite(BUILD, 'docker tag web registry.example.com/web:1', 'docker rmi web')
  expect(out).toBe('Untagged: web:latest\n')
  expect(session.images[0]?.references).toEqual(['registry.example.com/web:1'])
})

test('the last name takes the image along', () => {
  const { session, out } = atSite(BUILD, 'docker rmi web')
  expect(out).toMatch(/^Untagged: web:latest\nDeleted: sha256:[0-9a-f]{64}\n$/)
  expect(session.images).toEqual([])
})

test('an image that a container uses is kept', () => {
  const { text, code } = atSite(BUILD, 'docker run -d web', 'docker rmi web')
  expect(text).toMatch(
    /conflict: unable to remove repository reference "web" \(must force\) - container [0-9a-f]{12} is using its referenced image [0-9a-f]{12}/,
  )
  expect(code).toBe(1)
})

test.each(['rmi', 'history', 'image inspect'])('docker %s of nothing says so', (command) => {
  expect(atSite(`docker ${command} nope`).text).toContain('Error response from daemon: No such image: nope:latest\n')
})

test('docker tag of nothing and to a bad name', () => {
  expect(atSite('docker tag nope x').text).toBe('Error response from daemon: No such image: nope:latest\n')
  expect(atSite(BUILD, 'docker tag web Web').text).toContain('is not a valid repository/tag: invalid reference format')
})

test('docker history lists the layers, newest first', () => {
  const lines = atSite(BUILD, 'docker history web').out.split('\n')
  expect(lines[0]).toMatch(/^IMAGE {10}CREATED {2,}CREATED BY {2,}SIZE {2,}COMMENT$/)
  expect(lines[1]).toMatch(/EXPOSE/)
  expect(lines[2]).toMatch(
    /^<missing> .*COPY nginx\.conf \/etc\/nginx\/conf\.d\/default\.co… +\d+B +buildkit\.dockerfile\.v0$/,
  )
})

test('docker inspect reads the configuration of an image', () => {
  expect(atSite(BUILD, "docker inspect -f '{{.Config.Cmd}}' web").out).toBe('[nginx -g daemon off;]\n')
  expect(atSite(BUILD, "docker image inspect --format '{{json .RepoTags}}' web").out).toBe('["web:latest"]\n')
})

test('docker inspect of nothing prints an empty list and an error', () => {
  const { out, text, code } = atSite('docker inspect nope')
  expect(out).toBe('[]\n')
  expect(text).toContain('error: no such object: nope')
  expect(code).toBe(1)
})

test('docker pull prints the layers once, and then that the image is there', () => {
  const first = atSite('docker pull nginx:alpine').out
  expect(first).toMatch(/^alpine: Pulling from library\/nginx\n[0-9a-f]{12}: Pull complete\n/)
  expect(first).toMatch(/Status: Downloaded newer image for nginx:alpine\ndocker\.io\/library\/nginx:alpine\n$/)
  expect(atSite('docker pull nginx:alpine', 'docker pull nginx:alpine').out).toContain(
    'Status: Image is up to date for nginx:alpine\n',
  )
})

test('docker pull of what is not there', () => {
  expect(atSite('docker pull nope').text).toContain(
    "Error response from daemon: pull access denied for nope, repository does not exist or may require 'docker login'\n",
  )
})

test('docker image prune takes untagged images', () => {
  expect(atSite('docker build .', 'docker image prune -f').session.images).toEqual([])
  expect(atSite(BUILD, 'docker image prune -f').session.images).toHaveLength(1)
})

test('docker builder prune empties the cache', () => {
  expect(atSite(BUILD, 'docker builder prune -af', BUILD).text).not.toContain('CACHED')
})

test('docker system df counts a layer that images share once, and what no container uses as reclaimable', () => {
  const usage = (...lines: readonly string[]) => atSite(...lines, 'docker system df').out.split('\n')[1]
  const one = usage('docker build -t one .')
  expect(one).toMatch(/^Images\s+1\s+0\s+[\d.]+MB\s+[\d.]+MB \(100%\)$/)
  const size = (line: string | undefined) => /[\d.]+MB/.exec(line ?? '')?.[0]
  const two = usage('docker build -t one .', 'docker build -t two --label a=b .')
  expect(two).toMatch(/^Images\s+2\s/)
  expect(size(two)).toBe(size(one))
  expect(usage('docker build -t one .', 'docker run -d one')).toMatch(/^Images\s+1\s+1\s+[\d.]+MB\s+0B \(0%\)$/)
})
