import { expect, test } from 'vitest'
import { DOCKERFILE_DESCRIPTIONS } from '@/core/dockerfile/describe.ts'
import { hoverDockerfile } from '@/core/dockerfile/hover.ts'
import { INSTRUCTIONS } from '@/core/dockerfile/instructions/registry.ts'

const TEXT = 'FROM alpine AS a\nFROM alpine\ncopy --from=a /x /y\nONBUILD RUN ls\n'

test('an instruction and its flags are explained, with their part of the reference', () => {
  expect(hoverDockerfile(TEXT, TEXT.indexOf('copy') + 1)).toMatchObject({
    range: { start: { line: 3, column: 1 }, end: { line: 3, column: 5 } },
    link: 'https://docs.docker.com/reference/dockerfile/#copy',
  })
  expect(hoverDockerfile(TEXT, TEXT.indexOf('--from') + 4)?.link).toMatch(/#copy---from$/)
  expect(hoverDockerfile(TEXT, TEXT.indexOf('RUN'))?.link).toMatch(/#run$/)
})

test('arguments are not', () => {
  for (const place of ['alpine', '/x', ' AS a']) expect(hoverDockerfile(TEXT, TEXT.indexOf(place))).toBeUndefined()
})

test('every instruction and every flag of it has its sentence', () => {
  const all = [...INSTRUCTIONS.values()].flatMap((rule) => [
    rule.keyword,
    ...rule.flags.map((flag) => `${rule.keyword} --${flag}`),
  ])
  expect([...DOCKERFILE_DESCRIPTIONS.keys()].sort()).toEqual(all.sort())
  for (const { sentence } of DOCKERFILE_DESCRIPTIONS.values()) expect(sentence).toMatch(/^[A-Z][^\n]{15,120}\.$/)
})
