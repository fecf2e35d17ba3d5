import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { linkProblem, PAGES } from '@/core/lessons/links.ts'

const APP = fileURLToPath(new URL('../../../app', import.meta.url))
const known = {
  slugs: new Set(['nginx-stage']),
  tasks: new Set(['nginx-stage#second-stage']),
  glossary: new Set(['stage']),
  commands: new Set(['docker-build']),
  rules: new Set(['latest-tag']),
}

test.each([
  '/',
  '/rules',
  '/rules/latest-tag',
  '/lessons/nginx-stage',
  '/lessons/nginx-stage/',
  '/lessons/nginx-stage#second-stage',
  '/lessons/nginx-stage#what-you-learned',
  '/glossary#stage',
  '/commands#docker-build',
  'https://docs.docker.com/#anything',
])('%s leads somewhere', (url) => {
  expect(linkProblem(url, known)).toBeUndefined()
})

test.each([
  '/lessons/nginx',
  '/lessons/nginx-stage#third-stage',
  '/rules/no-such',
  '/glossary#stages',
  '/glossary/stage',
  '/commands#docker-bild',
  '/rules#latest-tag',
  '/lesson/nginx-stage',
  'nginx-stage',
  '../09-nginx-stage/lesson.md',
  '/pages/x',
])('%s does not', (url) => {
  expect(linkProblem(url, known)?.remedy).toMatch(/\w/)
})

test('an anchor alone is one of the lesson itself', () => {
  expect(linkProblem('#second-stage', known, 'nginx-stage')).toBeUndefined()
  expect(linkProblem('#nowhere', known, 'nginx-stage')?.message).toBe('The lesson `nginx-stage` has no task `nowhere`.')
})

test('the pages it knows are those of the app', () => {
  expect(PAGES.filter((page) => !existsSync(`${APP}${page}/page.tsx`))).toEqual([])
})
