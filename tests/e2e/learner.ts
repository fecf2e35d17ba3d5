/** What a learner does on a lesson page, with mouse and keyboard. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Opens a lesson and waits until the editor takes part. */
export async function openLesson(page: Page, slug: string): Promise<void> {
  await page.goto(`/lessons/${slug}/`)
  await ready(page)
}

/** The editor is there and the engine has judged once: what the page says from here on is said of what is typed. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: 60_000 })
  if ((await page.getByRole('list', { name: /^Checks of/ }).count()) > 0)
    await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
}

/** Opens a file and brings the caret into it. */
export async function openFile(page: Page, name: string): Promise<void> {
  const opens = new RegExp(`^${name.replaceAll('.', '\\.')}( \\d+ problems?)?$`)
  await page.getByRole('region', { name: 'Files' }).getByRole('button', { name: opens }).click()
  await page.locator('.monaco-editor .view-lines').first().click()
}

/** Empties a file and types a text into it, key by key. */
export async function typeFile(page: Page, name: string, text: string): Promise<void> {
  await openFile(page, name)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(text, { delay: 2 })
}

/** Types a line into the terminal and waits for its prompt to come back. */
export async function runInTerminal(page: Page, line: string): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal' }).click()
  const terminal = page.locator('[data-terminal="rich"]')
  await terminal.locator('.xterm-rows').waitFor({ timeout: 30_000 })
  await terminal.click()
  await page.keyboard.type(line, { delay: 2 })
  await page.keyboard.press('Enter')
}

export async function terminalText(page: Page): Promise<string> {
  return page.locator('[data-terminal="rich"] .xterm-rows').innerText()
}

/** Every check of every task on the page passes. A failure shows what the page said. */
export async function expectPassed(page: Page): Promise<void> {
  const open = page.locator('[data-check]:not([data-status="pass"])')
  const checks = page.locator('[data-check]')
  await expect
    .poll(
      async () =>
        (await checks.count()) > 0 && (await open.count()) === 0 ? 'passed' : (await open.allInnerTexts()).join('\n'),
      { timeout: 20_000 },
    )
    .toBe('passed')
}

/** The open file's text, read as the page would hand it over: selected and copied. */
export async function editorText(page: Page): Promise<string> {
  await page.locator('.monaco-editor .view-lines').first().click()
  const lines = await page.locator('.monaco-editor .view-line').evaluateAll((elements) =>
    elements
      .map((element) => ({
        top: Number.parseFloat((element as HTMLElement).style.top),
        text: element.textContent ?? '',
      }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  )
  return lines.join('\n')
}
