/** Every page, and every state of a page, that somebody may meet: for looking at them, by axe or by eye. */
import type { Page } from 'playwright-core'
import { openRoom } from './open-room.ts'

export interface Scene {
  readonly name: string
  /** Scenes follow one another on one page: each brings it to its own state. */
  readonly show: (page: Page) => Promise<void>
}

/** `path` opened, and `sign` there. */
function at(path: string, sign = '#main h1'): Scene['show'] {
  return async (page) => {
    await page.goto(path)
    await page.locator(sign).first().waitFor({ timeout: 60_000 })
  }
}

const LESSON = '/lessons/external-image/'

/** On a phone the parts of a lesson are tabs at the bottom. */
async function part(page: Page, word: 'Lesson' | 'Playground' | 'Files' | 'Result'): Promise<void> {
  const tab = page.locator('nav[aria-label^="Parts of the"] button').filter({ hasText: word })
  if (await tab.isVisible()) await tab.click()
}

function outcome(word: string): Scene['show'] {
  return async (page) => {
    await part(page, 'Result')
    await page.getByRole('tab', { name: new RegExp(`^${word}`) }).click()
    await settled(page)
  }
}

/** Nothing moves any more: what is loading has come, and colours have gone over. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250)
  await page.getByText(/is loading\.$/).waitFor({ state: 'detached' })
  await page.evaluate(() => {
    // A caret that blinks for ever never ends.
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    return Promise.allSettled(ending.map((animation) => animation.finished))
  })
}

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

function search(query: string): Scene['show'] {
  return async (page) => {
    if ((await page.getByRole('combobox', { name: /^Search/ }).count()) === 0)
      await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox', { name: /^Search/ }).fill(query)
    await settled(page)
  }
}

/** Puts a text into the file that is open, whichever editor there is. */
export async function replaceText(page: Page, text: string): Promise<void> {
  await part(page, 'Files')
  if (await page.locator('.monaco-editor .view-lines').first().isVisible()) {
    await page
      .getByRole('region', { name: 'Files' })
      .getByRole('button', { name: /^Dockerfile( \d+ problems?)?$/ })
      .click()
    await page.locator('.monaco-editor .view-lines').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Backspace')
    await page.keyboard.insertText(text)
  } else await page.locator('textarea[data-path=Dockerfile]').fill(text)
  await page.waitForTimeout(900)
}

const PAGES: readonly Scene[] = [
  { name: 'home', show: at('/') },
  { name: 'starter', show: at('/starter/') },
  {
    name: 'starter-reference',
    show: async (page) => {
      await page.getByRole('radio', { name: /^The finished reference/ }).check()
      await page.locator('#take-home').evaluate((section) => section.scrollIntoView())
    },
  },
  { name: 'commands', show: at('/commands/') },
  { name: 'glossary', show: at('/glossary/') },
  { name: 'rules', show: at('/rules/') },
  { name: 'rule', show: at('/rules/latest-tag/') },
  { name: 'offline', show: at('/offline/') },
  { name: 'not-found', show: at('/no-such-page/') },
  { name: 'project', show: at('/project/') },
  { name: 'runtime', show: at('/runtime/') },
  { name: 'present-all', show: at('/present/') },
  { name: 'present', show: at('/present/nginx-stage/#second-stage', '[data-check]') },
  { name: 'notes', show: at('/present/nginx-stage/notes/') },
  { name: 'hand-out', show: at('/present/nginx-stage/hand-out/') },
  { name: 'script', show: at('/present/nginx-stage/script/') },
]

const LESSON_SCENES: readonly Scene[] = [
  { name: 'lesson', show: at(LESSON, '[data-check]') },
  {
    name: 'solution',
    show: async (page) => {
      await page.getByRole('button', { name: 'Show a solution' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'search', show: async (page) => closed(page).then(() => search('')(page)) },
  { name: 'search-hits', show: search('deep link') },
  { name: 'search-none', show: search('zzzqqq') },
  {
    name: 'shortcuts',
    show: async (page) => {
      await closed(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'terminal', show: async (page) => closed(page).then(() => outcome('Terminal')(page)) },
  { name: 'problems', show: outcome('Problems') },
  { name: 'result', show: outcome('Result') },
  { name: 'stages', show: outcome('Stages') },
  {
    name: 'stage-details',
    show: async (page) => {
      await page.locator('[data-edge]').last().click()
      await page.locator('#graph-details').waitFor()
    },
  },
  {
    name: 'stages-text',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Text', exact: true }).click()
    },
  },
  { name: 'image', show: outcome('Image') },
  {
    name: 'image-why',
    show: async (page) => {
      await page.getByRole('searchbox', { name: 'Search files' }).fill('index.html')
      await page
        .getByRole('button', { name: /index\.html / })
        .first()
        .click()
      await page.getByRole('region', { name: 'Why is this file here?' }).waitFor()
    },
  },
  { name: 'cache', show: outcome('Cache') },
  {
    name: 'cache-edited',
    show: async (page) => {
      await page.getByRole('button', { name: 'Edit src/App.jsx' }).click()
      await settled(page)
    },
  },
  { name: 'preview', show: outcome('Preview') },
  { name: 'preview-request', show: async (page) => page.getByRole('tab', { name: 'Try a request' }).click() },
  {
    name: 'calculator',
    show: async (page) => {
      await page.goto('/lessons/trade-offs/')
      await page
        .getByText(/, to one scale$/)
        .first()
        .scrollIntoViewIfNeeded()
    },
  },
]

const PLAYGROUND_SCENES: readonly Scene[] = [
  { name: 'playground', show: at('/playground/', 'h1') },
  {
    name: 'playground-stages',
    show: async (page) => {
      await page.getByRole('button', { name: 'Arguments and targets' }).click()
      await outcome('Stages')(page)
    },
  },
  {
    name: 'share',
    show: async (page) => {
      await part(page, 'Playground')
      await page.getByRole('button', { name: 'Share…' }).click()
      await page.getByLabel('The link').waitFor()
    },
  },
  {
    name: 'import',
    show: async (page) => {
      await closed(page)
      await page.getByRole('button', { name: 'Import…' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'broken-build',
    show: async (page) => {
      await closed(page)
      await replaceText(page, 'FROM node:22-alpine\nCOPY --from=nowhere /a /b\nRUNN npm ci\n')
      await outcome('Problems')(page)
    },
  },
  { name: 'broken-result', show: outcome('Result') },
  { name: 'broken-stages', show: outcome('Stages') },
  { name: 'broken-image', show: outcome('Image') },
  {
    name: 'empty',
    show: async (page) => {
      await replaceText(page, '')
      await outcome('Problems')(page)
    },
  },
  { name: 'empty-result', show: outcome('Result') },
  { name: 'empty-stages', show: outcome('Stages') },
  { name: 'empty-image', show: outcome('Image') },
  { name: 'empty-cache', show: outcome('Cache') },
]

const ROOM_SCENES: readonly Scene[] = [
  { name: 'room', show: at('/room/') },
  { name: 'room-stored', show: at('/room/stored/') },
  { name: 'join', show: at('/join/') },
  {
    name: 'board',
    show: async (page) => {
      await page.goto(await openRoom(page))
      await page.locator('[data-board]').waitFor()
    },
  },
]

export const SCENES: readonly Scene[] = [...PAGES, ...ROOM_SCENES, ...LESSON_SCENES, ...PLAYGROUND_SCENES]
