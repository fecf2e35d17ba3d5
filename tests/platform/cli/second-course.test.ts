/** A course on another stack, in a folder of its own, with nothing but what authors are offered. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DOCUMENTS } from '@/platform/cli/schema.ts'
import { json, project, stagecraft, temporaryFolder } from './command-line.ts'

function useCourse(folder: string) {
  process.env.STAGECRAFT_CONTENT = folder
  onTestFinished(() => {
    delete process.env.STAGECRAFT_CONTENT
  })
}

const SECOND = join(project, 'tests', 'second-course')

test('its lint finds nothing, and every damage is noticed or explained', async () => {
  useCourse(SECOND)
  const { code, document } = await json(['course', 'lint'])
  const { findings, mutations, lessons } = DOCUMENTS.course.parse(document)
  expect(findings).toEqual([])
  expect(code).toBe(0)
  expect(mutations).toMatchObject({ made: 31, noticed: 28, survived: 0 })
  expect(lessons.map(({ lesson }) => lesson)).toEqual(['two-stages', 'from-scratch'])
})

test('it can be finished: every lesson begins unsolved, and its solution passes', async () => {
  useCourse(SECOND)
  const folder = temporaryFolder()
  for (const slug of ['two-stages', 'from-scratch']) {
    expect((await stagecraft(['start', slug, '--dir', folder])).code).toBe(0)
    expect((await stagecraft(['check', slug, '--dir', folder])).code).toBe(1)
    expect((await stagecraft(['solve', slug, '--dir', folder])).code).toBe(0)
    expect((await stagecraft(['check', slug, '--dir', folder])).code).toBe(0)
  }
})

test('a folder that is not there is a mistake, and no empty course', async () => {
  useCourse(join(project, 'tests', 'no-such-course'))
  const { code, err } = await stagecraft(['lessons'])
  expect(code).toBe(2)
  expect(err).toContain('there is no such folder')
})
