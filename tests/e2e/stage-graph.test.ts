/** The picture of the stages: it follows the typing, is tied to the editor both ways, and can be used by keyboard. */
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { openLesson, typeFile } from './learner.ts'

afterAll(closeBrowser)

const LESSON = 'external-image'

async function openStages(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Stages' }).click()
  await page.locator('[data-graph] article').first().waitFor({ timeout: 30_000 })
}

/** `not A`, `C`: letters of the stages, and whether they are needed. */
function stages(page: Page): Promise<string[]> {
  return page
    .locator('[data-graph] article')
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute('data-needed') === 'true' ? '' : 'not '}${one.getAttribute('aria-label')}`),
    )
}

const row = (page: Page, line: number) => page.locator(`[data-graph] [data-line="${line}"]`)

test.skipIf(browserMissing)('the picture follows the typing and is tied to the editor both ways', async () => {
  const { page, complaints } = await newDevice()
  await openLesson(page, LESSON)
  await openStages(page)
  expect(await stages(page)).toEqual(['Stage A, builder', 'not Stage B, build2', 'Stage C, stage-2'])

  await typeFile(page, 'Dockerfile', 'FROM alpine AS one\nRUN echo hi > /x\nFROM alpine\nCOPY --from=one /x /y')
  await expect.poll(() => stages(page)).toEqual(['Stage A, one', 'Stage B, stage-1'])
  expect(await row(page, 4).getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => row(page, 2).getAttribute('aria-current')).toBe('true')
  expect(await page.locator('[data-graph] [aria-current]').count()).toBe(1)

  await row(page, 4).click()
  await expect.poll(() => row(page, 4).getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('End')
  await page.keyboard.type('y')
  const crossing = page.locator('[data-edge]')
  await expect.poll(() => row(page, 4).innerText()).toContain('/yy')
  await crossing.hover()
  const details = page.locator('#graph-details')
  await details.waitFor()
  expect(await details.innerText()).toMatch(
    /COPY from stage A \(one\)[\s\S]*1 file, 3 B \(computed\) to \/yy[\s\S]*\/x/,
  )
  expect(complaints).toEqual([])
})

test.skipIf(browserMissing)('arrow keys go from part to part, Enter to the line; the text says the same', async () => {
  const { page } = await newDevice()
  await openLesson(page, LESSON)
  await openStages(page)
  await row(page, 13).focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.line)).toBe('14')
  await page.keyboard.press('ArrowLeft')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /^COPY from stage A \(builder\): \d+ files, .* to \/usr\/share\/nginx\/html\.$/,
  )
  await page.locator('#graph-details').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('#graph-details').count()).toBe(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true)

  const edge = await page.locator('[data-edge]').last().getAttribute('aria-label')
  const lines = await page.locator('[data-graph] [data-line]').count()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const text = page.locator('[data-graph-text]')
  expect(await text.innerText()).toContain(edge)
  expect(await text.locator('[data-text-row]').count()).toBe(lines)
})

test.skipIf(browserMissing)('on a phone the plain editor is tied to the picture as well', async () => {
  const { page, complaints } = await newDevice({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await page.goto(`/lessons/${LESSON}/`)
  await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
  const parts = page.getByRole('navigation', { name: 'Parts of the lesson' })
  const caretLine = () =>
    page.locator('textarea[data-path]').evaluate((element) => {
      const area = element as HTMLTextAreaElement
      return area.value.slice(0, area.selectionStart).split('\n').length
    })
  await parts.getByRole('button', { name: 'Files' }).click()
  await page.locator('textarea[data-path]').focus()
  await page.keyboard.press('Control+Home')
  for (let line = 1; line < 3; line += 1) await page.keyboard.press('ArrowDown')
  await expect.poll(caretLine).toBe(3)
  await parts.getByRole('button', { name: /^Result/ }).click()
  await openStages(page)
  const tooWide = await page.locator('[data-graph]').evaluate((box) => box.scrollWidth > box.clientWidth)
  expect(tooWide).toBe(false)
  expect(await row(page, 3).getAttribute('aria-current')).toBe('true')
  await row(page, 6).click()
  await expect.poll(caretLine).toBe(6)
  expect(await page.locator('textarea[data-path]').isVisible()).toBe(true)
  expect(complaints).toEqual([])
})
