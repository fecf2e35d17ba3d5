import { expect, test } from 'vitest'
import { compileCourse } from '@/core/lessons/course.ts'

const front = (more = '') => `---
title: A lesson
part: One image
minutes: 5
summary: What this lesson is about, in a sentence.
learned: [Something that is worth knowing.]
${more}---
`

const lesson = (folder: string, files: Record<string, string>, more = '') => ({
  folder,
  files: { 'lesson.md': front(more), ...files },
})

test('a lesson starts from where the one before ended, whatever the order of the folders', () => {
  const { lessons } = compileCourse([
    lesson('02-second', { 'start/replace/nginx.conf': 'conf' }),
    lesson('01-first', { 'solution/Dockerfile': 'FROM a' }),
  ])
  expect(lessons.map((entry) => entry.slug)).toEqual(['first', 'second'])
  expect(lessons[1]!.startFiles).toEqual({ Dockerfile: 'FROM a', 'nginx.conf': 'conf' })
  expect(lessons[1]!.solutionFiles).toEqual({ Dockerfile: 'FROM a', 'nginx.conf': 'conf' })
})

test('a sandbox hands nothing on', () => {
  const { lessons } = compileCourse([
    lesson('01-first', { 'solution/Dockerfile': 'FROM a' }),
    lesson('02-second', { 'solution/Dockerfile': 'FROM b' }, 'sandbox: true\n'),
    lesson('03-third', {}),
  ])
  expect(lessons[2]!.startFiles).toEqual({ Dockerfile: 'FROM a' })
})

test('images of the store get the files of the lesson that makes them', () => {
  const { lessons } = compileCourse([
    lesson('01-first', { 'solution/Dockerfile': 'FROM a' }),
    lesson('02-second', {}, 'images: [{ reference: "react-b:latest", lesson: first }]\n'),
  ])
  expect(lessons[1]!.storeImages).toEqual([
    { reference: 'react-b:latest', lesson: 'first', files: { Dockerfile: 'FROM a' } },
  ])
})

test('variants know their lesson, their line and what is expected', () => {
  const { variants, errors } = compileCourse([
    lesson('01-first', {
      'variants/accepted.yaml': '- name: Another form\n  files: { Dockerfile: FROM c }\n',
      'variants/rejected.yaml':
        '- name: Something else\n  run: [docker build .]\n  failing: [builds]\n- name: Another\n  failing: [builds]\n',
    }),
  ])
  expect(errors).toEqual([])
  expect(variants.map(({ lesson, expect, written }) => [lesson, expect, written.line])).toEqual([
    ['first', 'pass', 1],
    ['first', 'fail', 1],
    ['first', 'fail', 4],
  ])
})

test('a near-miss that does not say what fails is an author error', () => {
  const { errors } = compileCourse([lesson('01-first', { 'variants/rejected.yaml': '- name: Something else\n' })])
  expect(errors[0]).toMatchObject({ file: '01-first/variants/rejected.yaml', line: 1 })
})
