import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

test('any tag of the repository, through stages and arguments', () => {
  const Dockerfile = 'ARG T=stable-alpine\nFROM nginx:$T AS a\nFROM a\nLABEL x=y\n'
  expect(find('base', { is: 'nginx' }, workOf({ Dockerfile })).status).toBe('pass')
})

test('another base is shown at the FROM that names it', () => {
  const found = find('base', { is: 'nginx' }, workOf({ Dockerfile: 'FROM nginx\nFROM node:22 AS a\nFROM a\n' }))
  expect(found).toMatchObject({ status: 'fail', at: { line: 2 }, facts: { base: 'node', ref: 'node:22' } })
})
