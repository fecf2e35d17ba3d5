import { expect, test } from 'vitest'
import { addressFrom } from '@/platform/room-http/client-address.ts'
import { originProblem, tokenOf } from '@/platform/room-http/gate.ts'
import { roomsSetting } from '@/platform/room-http/setting.ts'

const asked = (method: string, headers: Record<string, string>) => ({ method, headers: new Headers(headers) })
const HOST = { host: '192.168.1.5:3000' }

test.each([
  ['POST', { ...HOST, origin: 'http://192.168.1.5:3000' }],
  ['POST', { ...HOST, origin: 'https://192.168.1.5:3000', 'sec-fetch-site': 'same-origin' }],
  ['POST', { ...HOST, origin: 'https://course.example' }],
  ['GET', HOST],
  ['GET', { ...HOST, 'sec-fetch-site': 'same-origin' }],
])('%s with %j comes from the site itself', (method, headers) => {
  expect(originProblem(asked(method, headers), ['https://course.example'])).toBeUndefined()
})

test.each([
  ['POST', HOST],
  ['POST', { ...HOST, origin: 'null' }],
  ['POST', { ...HOST, origin: 'http://evil.example' }],
  ['POST', { ...HOST, origin: 'http://192.168.1.5:3001' }],
  ['POST', { ...HOST, origin: 'http://192.168.1.5:3000.evil.example' }],
  ['POST', { ...HOST, origin: 'http://192.168.1.5:3000', 'sec-fetch-site': 'cross-site' }],
  ['POST', { origin: 'http://null' }],
  ['GET', { ...HOST, 'sec-fetch-site': 'same-site' }],
  ['GET', { ...HOST, origin: 'http://evil.example' }],
])('%s with %j does not', (method, headers) => {
  expect(originProblem(asked(method, headers), [])).toMatchObject({ status: 403 })
})

test.each([
  ['Bearer abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
  ['bearer abcdefghijklmnopqrstuvwxyz', undefined],
  ['Bearer short', undefined],
  [`Bearer ${'x'.repeat(101)}`, undefined],
  ['Basic abcdefghijklmnopqrstuvwxyz', undefined],
  ["Bearer abcdefghijklmnopqrst' or 1=1", undefined],
])('the authorization %j holds the token %j', (authorization, token) => {
  expect(tokenOf(new Headers({ authorization }))).toBe(token)
})

test.each([
  ['::ffff:10.0.0.7', undefined, '10.0.0.7'],
  ['10.0.0.7', '6.6.6.6', '10.0.0.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
  ['::1', undefined, '0:0:0:0::/64'],
  [undefined, undefined, ''],
])('a request from %s, said to be for %s, counts for %s', (socket, forwarded, address) => {
  expect(addressFrom(socket, forwarded, false)).toBe(address)
})

test('behind a proxy that is trusted, its word counts', () => {
  expect(addressFrom('10.0.0.1', '203.0.113.9', true)).toBe('203.0.113.9')
  expect(addressFrom('10.0.0.1', undefined, true)).toBe('10.0.0.1')
})

test('rooms are on unless they are off', () => {
  for (const off of ['off', '0', 'false', 'no', 'OFF']) expect(roomsSetting({ STAGECRAFT_ROOMS: off })).toBeUndefined()
  expect(roomsSetting({ STAGECRAFT_DATA: '/srv/data' })).toEqual({
    database: undefined,
    folder: '/srv/data/rooms',
    key: undefined,
    origins: [],
    trustsProxy: false,
  })
  expect(
    roomsSetting({
      DATABASE_URL: 'postgres://x',
      STAGECRAFT_ROOMS_KEY: 'key',
      STAGECRAFT_SITE_ORIGIN: 'https://a.example/, https://b.example',
      STAGECRAFT_TRUST_PROXY: '1',
    }),
  ).toMatchObject({
    database: 'postgres://x',
    key: 'key',
    origins: ['https://a.example', 'https://b.example'],
    trustsProxy: true,
  })
})
