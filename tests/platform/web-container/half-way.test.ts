import { expect, test } from 'vitest'
import { webContainerHost } from '@/platform/web-container/web-container.ts'
import { HOST, pretendPage } from './pretend-page.ts'

test('a host that says hello and no more is waited for without loading its frame again, and a fresh page is advised', async () => {
  const page = await pretendPage()
  page.answer('half')
  const host = webContainerHost({ address: HOST, limit: 100 })
  for (let attempt = 0; attempt < 2; attempt++)
    expect(await host.open()).toEqual({ kind: 'timed-out', seconds: 0.1, host: HOST, again: 'reload' })
  expect(page.loads()).toBe(1)
})
