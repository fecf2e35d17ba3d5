/** The terminal as a learner uses it: a build to watch, a shell in a container, compose, completion, and a command of the lesson. */
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { openLesson, runInTerminal, terminalText, typeFile } from './learner.ts'

afterAll(closeBrowser)

const COMPOSE = 'services:\n  web:\n    build: .\n    ports: ["8081:80"]\n'

test.skipIf(browserMissing)(
  'a build is drawn, a shell opens in a container, compose starts and stops, the lesson’s command runs',
  async () => {
    const { page, complaints } = await newDevice()
    await openLesson(page, 'stage-from-stage')
    await typeFile(page, 'Dockerfile', 'FROM alpine AS build2\nRUN echo tested\n\nFROM nginx:alpine\n')
    await runInTerminal(page, 'docker build -t app .')
    await expect.poll(() => terminalText(page), { timeout: 20_000 }).toContain('the times are simulated')
    await expect
      .poll(() => page.locator('#pane-outcome p[role=status]').innerText())
      .toMatch(/^docker build: \d+ of \d+ steps/)

    await runInTerminal(page, 'docker run -d --name web app')
    await runInTerminal(page, 'docker exec -it web sh')
    await expect.poll(() => terminalText(page)).toMatch(/\/ # *\s*$/)
    await page.keyboard.type('cd /etc/nginx && echo here: $PWD\n', { delay: 2 })
    await expect.poll(() => terminalText(page)).toMatch(/here: \/etc\/nginx[\s\S]*\/etc\/nginx # *\s*$/)
    await page.keyboard.press('Control+D')
    await expect.poll(() => terminalText(page)).toMatch(/~\/starter-react-app \$ *\s*$/)

    await page.keyboard.type('docker rm -f w', { delay: 2 })
    await page.keyboard.press('Tab')
    await expect.poll(() => terminalText(page)).toMatch(/docker rm -f web/)
    await page.keyboard.press('Enter')

    await runInTerminal(page, `printf '${COMPOSE.replaceAll('\n', '\\n')}' > compose.yaml`)
    await runInTerminal(page, 'docker compose up -d')
    await expect
      .poll(() => terminalText(page), { timeout: 20_000 })
      .toContain('Container starter-react-app-web-1  Started')
    await runInTerminal(page, 'docker compose down')
    await expect.poll(() => terminalText(page)).toContain('Container starter-react-app-web-1  Removed')

    await page.getByRole('button', { name: 'Run this in the terminal: docker build --target build2 .' }).click()
    await expect.poll(() => terminalText(page), { timeout: 20_000 }).toMatch(/=> \[build2 2\/2\] RUN echo tested/)
    expect(complaints).toEqual([])
  },
  120_000,
)
