import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'

afterAll(closeBrowser)

test.skipIf(browserMissing)('a shared link opens as a copy on another device, and nothing of it is sent', async () => {
  const one = await newDevice()
  await one.page.goto('/playground/')
  await one.page.getByRole('button', { name: 'Arguments and targets' }).click()
  await one.page.getByRole('button', { name: 'Share…' }).click()
  const link = one.page.getByLabel('The link')
  await link.waitFor()
  const address = await link.inputValue()
  expect(address).toMatch(/\/playground\/#project=1\./)

  const two = await newDevice()
  const asked: string[] = []
  two.page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
  await two.page.goto(address)
  await two.page.getByRole('button', { name: 'Open a copy' }).click()
  await two.page.getByText('Came by a link: Arguments and targets').waitFor()
  await two.page.getByLabel('--target').selectOption('dev')
  expect(new URL(two.page.url()).hash).toBe('')
  expect(asked.filter((url) => url.includes('project=1'))).toEqual([])
  expect([...one.complaints, ...two.complaints]).toEqual([])
})

test.skipIf(browserMissing)(
  'a project from a zip is read, stands in the lessons, and the starter comes back',
  async () => {
    const { page, complaints } = await newDevice()
    const manifest = {
      name: 'shop',
      packageManager: 'yarn@4.0.0',
      devDependencies: { vite: '8' },
      scripts: { start: 'vite' },
    }
    const zip = zipSync({
      'shop/package.json': strToU8(JSON.stringify(manifest)),
      'shop/node_modules/a/b.js': strToU8('x'),
    })
    await page.goto('/project/')
    await page
      .locator('[data-import=archive]')
      .setInputFiles({ name: 'shop.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })
    await page.getByText('Skipped: shop/node_modules.').waitFor()
    await page.getByRole('button', { name: 'Take it through the course' }).click()
    await page.getByRole('link', { name: 'Go to the lessons' }).click()
    await page.getByText('Your project: shop (yarn, dist/, port 5173).').waitFor()
    await page.goto('/project/')
    await page.getByRole('button', { name: 'Back to the starter' }).click()
    await page.getByText('The course works on the starter now').waitFor()
    expect(complaints).toEqual([])
  },
)
