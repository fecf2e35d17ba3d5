import { expect, test } from 'vitest'
import { buildOf, configOf, errorOf, historyOf } from '../build-of.ts'

test('ports are stored with their protocol, sorted, ranges spread', () => {
  expect(configOf('EXPOSE 90-92 53/udp 443/TCP 80').exposedPorts).toEqual([
    '443/tcp',
    '53/udp',
    '80/tcp',
    '90/tcp',
    '91/tcp',
    '92/tcp',
  ])
})

test('a variable may hold several ports, and a host port is dropped', () => {
  expect(configOf('ARG P="3000 3001"\nEXPOSE $P 8080:80').exposedPorts).toEqual(['3000/tcp', '3001/tcp', '80/tcp'])
})

test('what is no port stops the build', () => {
  expect(errorOf(buildOf('FROM alpine\nEXPOSE abc'))).toBe('invalid containerPort: abc')
  expect(errorOf(buildOf('FROM alpine\nEXPOSE 80/foo'))).toBe('invalid port: "80/foo": invalid proto: foo')
})

test('history shows a map', () => {
  expect(historyOf('EXPOSE 80 443')).toEqual(['EXPOSE map[443/tcp:{} 80/tcp:{}]'])
})
