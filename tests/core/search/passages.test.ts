import { cwd } from 'node:process'
import { expect, test } from 'vitest'
import { BUILD_CHECK_LIST } from '@/core/dockerfile/build-checks.ts'
import { readCommands } from '@/core/lessons/commands.ts'
import { readGlossary } from '@/core/lessons/glossary.ts'
import { finderOf } from '@/core/search/find.ts'
import { htmlSections, wordsOfHtml } from '@/core/search/html-sections.ts'
import { passagesOf } from '@/core/search/passages.ts'
import { contentText } from '@/platform/node/content.ts'
import { loadCourse } from '@/platform/node/load-course.ts'
import { rulePages } from '@/platform/node/rule-pages.ts'

const { lessons } = loadCourse(cwd())
const { terms } = readGlossary(contentText(cwd(), 'glossary.md') ?? '')
const { commands } = readCommands(contentText(cwd(), 'commands.yaml') ?? '[]')
const PASSAGES = passagesOf({ lessons, terms, commands, rules: rulePages(cwd()), checks: BUILD_CHECK_LIST })

test('a page is cut at its headings, and each section keeps its anchor', () => {
  expect(
    htmlSections('<p>Before</p><h2 id="about-it">About <code>it</code></h2><p>a &#x3C; b</p><h3>No anchor</h3>'),
  ).toEqual([
    { id: undefined, title: '', text: 'Before' },
    { id: 'about-it', title: 'About it', text: 'a < b' },
    { id: undefined, title: 'No anchor', text: '' },
  ])
})

test('words of neighbouring blocks stay apart, words in a line stay together', () => {
  expect(wordsOfHtml('<ul><li>one</li><li>t<em>w</em>o</li></ul>')).toBe('one two')
})

test('no passage holds a tag or an entity', () => {
  expect(PASSAGES.filter(({ text }) => /<\/?(?:p|code|em|div|span|a)\b|&#x|&amp;/.test(text))).toEqual([])
})

test('every lesson, task, term, command and rule can be found', () => {
  const addresses = new Set(PASSAGES.map(({ href }) => href))
  const expected = [
    ...lessons.map(({ slug }) => `/lessons/${slug}/`),
    ...lessons.flatMap(({ slug, steps }) => steps.map(({ id }) => `/lessons/${slug}/#${id}`)),
    ...terms.map(({ id }) => `/glossary/#${id}`),
    ...commands.map(({ name }) => `/commands/#${name.replaceAll(' ', '-')}`),
    ...BUILD_CHECK_LIST.map(({ name }) => `/rules/#${name}`),
  ]
  expect(expected.filter((address) => !addresses.has(address))).toEqual([])
})

test('every section of a lesson has an anchor that stands once in its page', () => {
  for (const { slug, blocks, steps } of lessons) {
    const html = blocks.map((block) => (block.kind === 'prose' ? block.html : block.step.html)).join('')
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id).concat(steps.map(({ id }) => id))
    expect(html, slug).not.toMatch(/<h[2-4]>/)
    expect(new Set(ids).size, slug).toBe(ids.length)
  }
})

test.each([
  ['multi-stage', '/glossary/#multi-stage-build'],
  ['deep link', '/glossary/#deep-link'],
  ['layer', '/glossary/#layer'],
  ['docker run', '/commands/#docker-run'],
  ['StageNameCasing', '/rules/#StageNameCasing'],
  ['name the stage', '/lessons/name-the-stage/'],
])('the search for %j begins with %s', (query, href) => {
  expect(finderOf(PASSAGES)(query)[0]?.passage.href).toMatch(href)
})

test('what the search looks through is small enough to fetch on a phone', () => {
  expect(JSON.stringify(PASSAGES).length).toBeLessThan(200_000)
})
