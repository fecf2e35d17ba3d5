import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buriedBy } from '@/core/build/buried.ts'
import { treeOf } from '@/core/files/tree.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { buildOf, imageOf } from './build-of.ts'

const FILES = 'FROM alpine\nRUN mkdir /d && printf 12345 > /d/a && printf 123 > /b\n'

test('what a later step deletes still weighs in the layer below', () => {
  const result = buildOf(`${FILES}RUN rm -r /d\n`)
  expect(buriedBy(result.operations.at(-1)!)).toMatchObject({ whiteouts: ['/d'], size: { value: 5 } })
  const { layers } = imageOf(result)
  expect(layers.slice(-2).map(({ size }) => size.value)).toEqual([8, 0])
})

test('a file written anew buries the old one', () => {
  const result = buildOf(`${FILES}RUN printf x > /b\n`)
  expect(buriedBy(result.operations.at(-1)!)).toMatchObject({ whiteouts: [], size: { value: 3 } })
})

test('what is made and deleted in one step was never there', () => {
  const [, step] = buildOf('FROM alpine\nRUN printf x > /t && rm /t\n').operations
  expect(buriedBy(step!)).toMatchObject({ whiteouts: [], size: { value: 0 } })
})

const INSTALLED = 'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev'

test('what npm downloads weighs in the layer of the install', () => {
  const before = added('')
  const [, , , install] = before
  // Recorded from npm 10.9.9: content and index of its cache, and its log.
  const [, , , aside] = added(' --cache /tmp/x && rm -rf /tmp/x')
  expect(install! - aside!).toBe(40_104_652 + 50_819 + 35_722)
})

test('npm cache clean in a step of its own takes nothing from the layer below, in the same step it does', () => {
  const later = added('\nRUN npm cache clean --force')
  expect(later[3]).toBe(added('')[3])
  expect(later[4]).toBeLessThan(2000)
  expect(added(' && npm cache clean --force')[3]).toBeLessThan(later[3]! - 40_000_000)
})

test('a cache mount keeps the downloads out of the layer', () => {
  const mounted = INSTALLED.replace('RUN ', 'RUN --mount=type=cache,target=/root/.npm ')
  const { layers } = imageOf(starterBuild(mounted))
  expect(layers.at(-1)!.size.value).toBe(added(' --cache /tmp/x && rm -rf /tmp/x')[3])
})

/** What each step of the image added to its base. */
function added(more: string): readonly (number | undefined)[] {
  return starterBuild(`${INSTALLED}${more}`).operations.map((operation) => operation.added.value)
}

function starterBuild(dockerfile: string) {
  const names = ['package.json', 'package-lock.json']
  const context = treeOf(
    Object.fromEntries(names.map((name) => [name, readFileSync(`starter-react-app/${name}`, 'utf8')])),
  )
  return buildOf(dockerfile, { context, apps: [starterRecord] })
}

test('a log of npm leaves what is said of the step itself as it was', () => {
  const { operations } = starterBuild(`${INSTALLED}\nRUN npm pkg get name || npm run nothing || true`)
  expect(operations.at(-1)!.evidence.kind).not.toBe('assumed')
})
