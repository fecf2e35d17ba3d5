import { expect, test } from 'vitest'
import { CONF, DEVELOPMENT, find, NGINX, workOf } from '../work-of.ts'

const development = (...commands: string[]) => workOf({ Dockerfile: DEVELOPMENT }, commands)
const nginx = (...commands: string[]) => workOf({ Dockerfile: NGINX, 'nginx.conf': CONF }, commands)

test('cloned: the starter, whatever the folder', () => {
  const claim = { starter: true }
  expect(
    find('cloned', claim, workOf({}, ['cd /tmp', 'git clone https://example.com/starter-react-app.git x'])).status,
  ).toBe('pass')
  expect(find('cloned', claim, workOf({}))).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('Not run yet'),
  })
})

test('built: under a name, and for a target', () => {
  expect(find('built', { as: 'react-b' }, development('docker build -t react-b:latest .')).status).toBe('pass')
  expect(find('built', { as: 'react-b' }, development('docker build .'))).toMatchObject({ facts: { built: 'unnamed' } })
  expect(find('built', { target: 'builder' }, nginx('docker build --target builder .')).status).toBe('pass')
  expect(find('built', { target: 'builder' }, nginx('docker build .'))).toMatchObject({ facts: { built: 'no-target' } })
})

test('running: of the image, with the port published', () => {
  const claim = { image: 'react-b', port: 3000 }
  const ran = (line: string) => find('running', claim, development('docker build -t react-b .', line))
  expect(ran('docker run -d -p 8080:3000 react-b').status).toBe('pass')
  expect(ran('docker run -d react-b')).toMatchObject({ facts: { container: 'unpublished' } })
  expect(ran('docker run -d -p 3000:80 react-b')).toMatchObject({ facts: { container: 'other-port' } })
})

test('store: what lies in it, whatever its name', () => {
  expect(find('store', { holds: 'app-with-modules' }, development('docker build .')).status).toBe('pass')
  expect(find('store', { holds: 'default-nginx' }, nginx('docker build -t a .')).status).toBe('pass')
  expect(find('store', { holds: 'default-nginx' }, nginx('docker build --target builder .'))).toMatchObject({
    facts: { store: 'stale' },
  })
})
