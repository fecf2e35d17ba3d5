import { expect, test } from 'vitest'
import { choicesOf, withArguments } from '@/components/local-docker/choices.ts'
import { courseFile } from '@/core/workspace/lesson-files.ts'

test('build arguments are lines of the form, and what is none counts for nothing', () => {
  const [own] = choicesOf({ Dockerfile: courseFile('FROM node:22') }, undefined, {})
  const choice = withArguments(own!, 'VITE_GREETING=Hello = you\n\nno argument\n--build-arg NODE_VERSION=22')
  expect(choice.request.buildArgs).toEqual([
    { name: 'VITE_GREETING', value: 'Hello = you' },
    { name: 'NODE_VERSION', value: '22' },
  ])
  expect(withArguments(own!, '').request.buildArgs).toEqual([])
})
