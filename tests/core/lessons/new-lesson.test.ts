import { expect, test } from 'vitest'
import { EMPTY_TREE } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { compileCourse } from '@/core/lessons/course.ts'
import { lintLesson } from '@/core/lessons/lint-course.ts'
import { type NewLesson, newLessonFiles, newLessonProblem } from '@/core/lessons/new-lesson.ts'

const wanted: NewLesson = { slug: 'name-it', title: 'A name: "web"', part: 'Go further', number: 7 }

test('a new lesson compiles, its start fails, its solution passes, its variants are judged as they say', () => {
  const source = { folder: '07-name-it', files: newLessonFiles(wanted) }
  const { lessons, variants, explained, errors } = compileCourse([source])
  expect(errors).toEqual([])
  expect(lessons[0]).toMatchObject({ number: 7, title: 'A name: "web"' })
  const world = { catalogue: defaultCatalogue, apps: [], starter: EMPTY_TREE, now: 0 }
  const { findings, score } = lintLesson({ lesson: lessons[0]!, source, variants, explained, enough: 1 }, world)
  expect(findings).toEqual([])
  expect(score.survived).toBe(0)
})

test.each([
  [{ slug: 'Name-It' }, /no slug/],
  [{ slug: 'name--it' }, /no slug/],
  [{ slug: '../name' }, /no slug/],
  [{ title: ' ' }, /title/],
  [{ slug: 'taken' }, /already/],
  [{ number: 100 }, /99/],
])('%j is refused', (change, message) => {
  expect(newLessonProblem({ ...wanted, ...change }, ['taken'])).toMatch(message)
})
