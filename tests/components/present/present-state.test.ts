import { expect, test } from 'vitest'
import { after, at, BEGINNING, type Standing, type Wish, whole } from '@/components/present/present-state.ts'

const SLIDES = [{ parts: [] }, { parts: ['a', 'b'] }, { parts: ['task'] }]

/** Where one is after some wishes, when the task has this many hints to give. */
function walked(wishes: readonly Wish[], hints = 0, from: Standing = BEGINNING): Standing {
  return wishes.reduce<Standing>(
    (now, wish) => after(now, wish, SLIDES, now.slide === 2 ? Math.max(0, hints - now.hints) : 0),
    from,
  )
}

test('one press shows one part, and after the last part comes the next slide', () => {
  expect(walked(['next'])).toEqual(at(1))
  expect(walked(['next', 'next'])).toMatchObject({ slide: 1, parts: 1 })
  expect(walked(['next', 'next', 'next', 'next'])).toEqual(at(2))
})

test('after a task’s text come its hints, one by one, as many as there are', () => {
  const atTask = whole(2, SLIDES)
  expect(walked(['next', 'next', 'next'], 2, atTask)).toMatchObject({ slide: 2, hints: 2 })
  expect(walked(['next'], 0, atTask)).toEqual(atTask)
})

test('a hint asked for shows the whole task first', () => {
  expect(walked(['hint'], 2, at(2))).toEqual({ ...at(2), parts: 1, hints: 1 })
  expect(walked(['hint'], 0, at(2))).toEqual(at(2))
})

test('back takes away what came last, and finds the slide before as a whole', () => {
  expect(walked(['previous'], 2, { ...whole(2, SLIDES), hints: 1 })).toEqual(whole(2, SLIDES))
  expect(walked(['previous', 'previous'], 2, whole(2, SLIDES))).toEqual(whole(1, SLIDES))
  expect(walked(['previous'])).toEqual(BEGINNING)
})

test('a dark screen comes back with any press, and nothing is skipped', () => {
  const dark = walked(['blank'], 0, at(1))
  expect(dark).toEqual({ ...at(1), blank: true })
  for (const wish of ['next', 'previous', 'last', 'blank'] as const) expect(walked([wish], 0, dark)).toEqual(at(1))
})

test('first and last', () => {
  expect(walked(['last'])).toEqual(whole(2, SLIDES))
  expect(walked(['last', 'first'])).toEqual(BEGINNING)
})
