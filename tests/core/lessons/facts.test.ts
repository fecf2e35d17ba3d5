import { expect, test } from 'vitest'
import { fillFacts, isFactName } from '@/core/lessons/facts.ts'

const place = (name: string) => `<p><span class="fact" data-fact="${name}">…</span></p>`

test('a figure of the article is shown with the article as its source', () => {
  const html = fillFacts(place('article.normal.ram'), new Map())
  expect(html).toContain('>242.9 MB</span>')
  expect(html).toMatch(/title="Recorded: the article [^"]*Theodo Cloud/)
})

test('a fact without a value reads "not recorded"', () => {
  expect(fillFacts(place('image nginx:alpine size'), new Map())).toContain('>not recorded</span>')
})

test('a value is shown with its evidence', () => {
  const evidence = { kind: 'assumed', from: 'node:22-alpine' } as const
  const html = fillFacts(place('image node:22 size'), new Map([['image node:22 size', { text: '1 MB', evidence }]]))
  expect(html).toContain('data-evidence="assumed" title="Assumed from node:22-alpine">1 MB</span>')
})

test('names are checked against the vocabulary', () => {
  expect(isFactName('image node:22-alpine size')).toBe(true)
  expect(isFactName('image node:22-alpine weight')).toBe(false)
  expect(isFactName('article.normal.cpu')).toBe(false)
})
