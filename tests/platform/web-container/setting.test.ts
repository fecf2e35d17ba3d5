import { expect, test } from 'vitest'
import { framesOf, webContainerSetting } from '@/platform/web-container/setting.ts'

test('without an operator’s choice it is StackBlitz, and servers inside are framed from its origins for them', () => {
  const setting = webContainerSetting(undefined)
  expect(setting).toEqual({ host: 'https://stackblitz.com', own: false })
  expect(framesOf(setting)).toEqual([
    'https://stackblitz.com',
    'https://*.webcontainer-api.io',
    'https://*.webcontainer.io',
  ])
})

test('an operator’s host is framed alone', () => {
  const setting = webContainerSetting('http://127.0.0.1:3460/headless?x')
  expect([setting, framesOf(setting)]).toEqual([
    { host: 'http://127.0.0.1:3460', own: true },
    ['http://127.0.0.1:3460'],
  ])
})

test.each(['javascript:alert(1)', 'not an address'])('%s is refused', (address) => {
  expect(() => webContainerSetting(address)).toThrow()
})
