/** Finding things: the search by keyboard alone and without a network, terms explained where they stand, a phone's menu. */
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'

afterAll(closeBrowser)

test.skipIf(browserMissing)('the search opens by keyboard, arrows choose, and Enter goes to the section', async () => {
  const { page, complaints } = await newDevice()
  await page.goto('/starter/', { waitUntil: 'networkidle' })
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: /^Search/ })
  await field.waitFor()
  await page.getByText('type a word of what you look for').waitFor()
  await page.keyboard.type('zzzqqq')
  await page.getByText('Nothing found for “zzzqqq”').waitFor()
  await field.fill('deep link')
  const chosen = page.locator('[role=option][aria-selected=true]')
  await chosen.filter({ has: page.locator('mark') }).waitFor()
  expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
  const first = await chosen.getAttribute('href')
  await page.keyboard.press('ArrowDown')
  expect(await chosen.getAttribute('href')).not.toBe(first)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/glossary\/?#deep-link$/)
  await page.keyboard.press('ControlOrMeta+k')
  await field.waitFor()
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

test.skipIf(browserMissing)(
  'a term is explained when pointed at, Escape hides it, and its link still leads on',
  async () => {
    const { page, complaints } = await newDevice()
    await page.goto('/lessons/nginx-conf/')
    const link = page.getByRole('link', { name: 'deep link' }).first()
    const hint = page.locator('[data-term=deep-link]')
    await link.hover()
    await hint.waitFor()
    expect((await hint.innerText()).length).toBeGreaterThan(40)
    await page.keyboard.press('Escape')
    await hint.waitFor({ state: 'detached' })
    await page.mouse.move(0, 0)
    await link.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await hint.waitFor()
    expect(await link.getAttribute('aria-describedby')).not.toBeNull()
    await link.click()
    await page.waitForURL(/\/glossary\/?#deep-link$/)
    expect(complaints).toEqual([])
  },
)

test.skipIf(browserMissing)('a phone’s header fits, and its menu leads everywhere', async () => {
  const { page } = await newDevice({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  for (const path of ['/', '/playground/']) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Glossary' }).click()
  await page.waitForURL('**/glossary/')
  await page.getByRole('navigation', { name: 'Menu' }).waitFor({ state: 'hidden' })
})
