import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, marked } from '@/core/search/excerpt.ts'

const shown = (text: string, words: readonly string[], length?: number) =>
  excerptOf(text, words, length)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

test('a short text is shown whole, its words marked whatever their case', () => {
  expect(shown('COPY copies; a copy stays.', ['copy'])).toBe('[COPY] copies; a [copy] stays.')
})

test('a long text is cut between words around the first match', () => {
  const text = `${'before '.repeat(20)}needle ${'after '.repeat(20)}end`
  expect(shown(text, ['needle'], 40)).toBe('…before [needle] after after after after…')
})

test('the window with most different words is chosen', () => {
  const text = `alpha ${'x '.repeat(60)}alpha beta ${'y '.repeat(60)}`
  expect(shown(text, ['alpha', 'beta'], 30)).toContain('[alpha] [beta]')
})

test('without a word of the query the beginning is shown', () => {
  expect(shown('one two three four', ['nothing'], 9)).toBe('one two…')
})

test('signs of patterns in a word are taken as they are', () => {
  expect(shown('what is c++ (a+b)?', ['c++'])).toBe('what is [c++] (a+b)?')
})

test('the pieces of a marked text are the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), (text, words) => {
      expect(
        marked(text, words)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('an excerpt is a part of the text', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 20, max: 90 }), (text, length) => {
      const word = text.split(/\W+/).at(-2) ?? 'x'
      const part = excerptOf(text, [word.toLowerCase()], length)
        .map((piece) => piece.text)
        .join('')
      expect(text).toContain(part.replaceAll('…', ''))
      expect(part.length).toBeLessThanOrEqual(length + 2)
    }),
  )
})
