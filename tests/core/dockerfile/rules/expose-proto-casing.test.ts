import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches capitals in a protocol', () => {
  const lines = ['FROM alpine', 'EXPOSE 80/TcP 8080/TCP 8080/udp']
  expect(findings('ExposeProtoCasing', lines)).toEqual([
    "2: Defined protocol '80/TcP' in EXPOSE instruction should be lowercase",
    "2: Defined protocol '8080/TCP' in EXPOSE instruction should be lowercase",
  ])
})

test('catches not small letters, or none', () => {
  const lines = ['FROM alpine', 'EXPOSE 80 81/tcp 90-95/sctp']
  expect(findings('ExposeProtoCasing', lines)).toEqual([])
})
