import { expect, test } from 'vitest'
import { at, SITE, typed, WORLD } from './machine.ts'

function after(seconds: number, check: string) {
  const dockerfile = `FROM nginx:alpine\nCOPY site /usr/share/nginx/html\nHEALTHCHECK ${check}\n`
  const { session } = at({ ...SITE, Dockerfile: dockerfile }, 'docker build -t web .', 'docker run -d --name site web')
  const world = { ...WORLD, now: WORLD.now + seconds * 1000 }
  return typed(session, ["docker inspect -f '{{.State.Health.Status}}' site"], world).out.trim()
}

const GOOD = 'CMD wget -q -O /dev/null http://localhost/ || exit 1'
const BAD = 'CMD wget -q -O /dev/null http://localhost/nope || exit 1'

test.each([
  [5, GOOD, 'starting'],
  [31, GOOD, 'healthy'],
  [6, `--interval=5s ${GOOD}`, 'healthy'],
  [31, BAD, 'starting'],
  [91, BAD, 'unhealthy'],
  [11, `--interval=5s --retries=2 ${BAD}`, 'unhealthy'],
  [11, `--interval=5s --retries=2 --start-period=10s ${BAD}`, 'starting'],
])('after %d seconds a container with the check "%s" is %s', (seconds, check, status) => {
  expect(after(seconds, check)).toBe(status)
})

test('docker ps shows the health behind the time', () => {
  const { session } = at(
    { ...SITE, Dockerfile: `FROM nginx:alpine\nHEALTHCHECK ${GOOD}\n` },
    'docker build -t web .',
    'docker run -d web',
  )
  expect(typed(session, ['docker ps']).out).toContain('(health: starting)')
  expect(typed(session, ['docker ps'], { ...WORLD, now: WORLD.now + 60_000 }).out).toContain(
    'Up About a minute (healthy)',
  )
})
