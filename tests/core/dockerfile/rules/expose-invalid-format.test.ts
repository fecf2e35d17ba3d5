import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a mapping and an address', () => {
  const lines = ['FROM alpine', 'EXPOSE 80:80 127.0.0.1:81:81/tcp']
  expect(findings('ExposeInvalidFormat', lines)).toEqual([
    "2: EXPOSE instruction should not define an IP address or host-port mapping, found '127.0.0.1:81:81/tcp'",
    "2: EXPOSE instruction should not define an IP address or host-port mapping, found '80:80'",
  ])
})

test('catches not ports and ranges', () => {
  const lines = ['FROM alpine', 'EXPOSE 80 3000-3010/udp']
  expect(findings('ExposeInvalidFormat', lines)).toEqual([])
})
