import { expect, test } from 'vitest'
import { parsePort } from '@/core/terminal/ports.ts'

test.each([
  ['80', { hostIp: '', hostPort: undefined, containerPort: 80, protocol: 'tcp' }],
  ['3000:3000', { hostIp: '', hostPort: 3000, containerPort: 3000, protocol: 'tcp' }],
  ['8080:80/udp', { hostIp: '', hostPort: 8080, containerPort: 80, protocol: 'udp' }],
  ['127.0.0.1:8080:80', { hostIp: '127.0.0.1', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
  ['127.0.0.1::80', { hostIp: '127.0.0.1', hostPort: undefined, containerPort: 80, protocol: 'tcp' }],
  ['[::1]:8080:80', { hostIp: '::1', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
  ['published=8080,target=80', { hostIp: '', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
])('%s is one binding', (text, binding) => {
  expect(parsePort(text)).toEqual({ bindings: [binding] })
})

test('ranges are paired one to one', () => {
  const spec = parsePort('3000-3002:4000-4002')
  expect('bindings' in spec && spec.bindings.map((each) => [each.hostPort, each.containerPort])).toEqual([
    [3000, 4000],
    [3001, 4001],
    [3002, 4002],
  ])
})

test.each([
  ['abc', 'invalid containerPort: abc'],
  ['99999:80', 'invalid hostPort: 99999'],
  ['80:', 'no port specified: 80:<empty>'],
  ['1.2.3.400:80:80', 'invalid IP address: 1.2.3.400'],
  ['80:80/http', 'invalid proto: http'],
  ['3000-3001:4000-4002', 'invalid ranges specified for container and host Ports: 4000-4002 and 3000-3001'],
])('%s is refused: %s', (text, message) => {
  expect(parsePort(text)).toEqual({ message })
})
