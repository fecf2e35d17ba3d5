import { expect, test } from 'vitest'
import { finderOf } from '@/core/search/find.ts'
import type { Passage } from '@/core/search/passage.ts'

function passage(title: string, text: string, kind: Passage['kind'] = 'lesson'): Passage {
  return { kind, title, place: 'Two stages', href: `/lessons/${title}/`, text }
}

const SITE = [
  passage('Serving', 'nginx answers a deep link with try_files $uri /index.html.'),
  passage('Caching', 'COPY package.json before the sources: npm ci stays in the cache.'),
  passage('Stage', 'A FROM and the instructions below it. COPY --from=builder takes files out of one.', 'term'),
  passage('StageNameCasing', 'Names of stages should be lowercase.', 'rule'),
]
const titles = (query: string) => finderOf(SITE)(query).map((hit) => hit.passage.title)

test('the words of a query are looked for together', () => {
  expect(titles('npm cache')).toEqual(['Caching'])
})

test('where no passage has all words, those with some are found', () => {
  expect(titles('npm kubernetes')).toEqual(['Caching'])
})

test('a heading counts more than a text', () => {
  expect(titles('stage')[0]).toBe('Stage')
})

test('the beginning of a word finds it', () => {
  expect(titles('try_fi')).toEqual(['Serving'])
})

test('one wrong letter is forgiven', () => {
  expect(titles('packadge')).toEqual(['Caching'])
})

test('a part of a name in humps finds it', () => {
  expect(titles('casing')).toEqual(['StageNameCasing'])
})

test('signs around words do not matter', () => {
  expect(titles('--from=builder')).toEqual(['Stage'])
})

test.each(['', '   ', '--', '$'])('%j has no word and finds nothing', (query) => {
  expect(titles(query)).toEqual([])
})

test('a word that stands nowhere finds nothing', () => {
  expect(titles('zebra')).toEqual([])
})

test('a hit marks what was found, in its title and in its text', () => {
  const [hit] = finderOf(SITE)('caching sources')
  expect(hit?.title).toEqual([{ text: 'Caching', marked: true }])
  expect(hit?.excerpt.filter((piece) => piece.marked)).toEqual([{ text: 'sources', marked: true }])
})

test('two passages at one address are one hit', () => {
  const twice = finderOf([...SITE, passage('Caching', 'The cache once more.')])
  expect(twice('cache').map((hit) => hit.passage.href)).toEqual(['/lessons/Caching/'])
})

test('where the words are found as typed, words that resemble them are none', () => {
  const near = finderOf([...SITE, passage('Lines', 'A line to keep deer.')])
  expect(near('deep link').map((hit) => hit.passage.title)).toEqual(['Serving'])
})
