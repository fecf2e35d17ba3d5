import { expect, test } from 'vitest'
import { checkDockerfile } from '@/core/build/check.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { catalogue, sources } from './build-of.ts'

const check = (dockerfile: string, target?: string) =>
  checkDockerfile({
    dockerfile,
    dockerfilePath: 'Dockerfile',
    context: sources,
    catalogue,
    apps: [],
    ...(target === undefined ? {} : { target }),
  }).filter((one) => !one.rule.startsWith('stagecraft/'))

test('all stages are judged, needed or not', () => {
  const text = 'FROM alpine AS a\nCMD x\nFROM alpine\nCMD ["y"]'
  expect(check(text).map((one) => [one.rule, one.range.start.line])).toEqual([['JSONArgsRecommended', 2]])
})

test('with a target only what it needs', () => {
  expect(check('FROM alpine AS a\nCMD x\nFROM alpine AS b\nCMD ["y"]', 'b')).toEqual([])
})

test('what would stop the build is an error, a command that would fail is none', () => {
  expect(check('FROM alpine\nCOPY --from=9 a b')).toMatchObject([{ rule: 'build', severity: 'error' }])
  expect(check('FROM alpine\nRUN exit 1')).toEqual([])
})

test('an image that is there for one platform only is caught when another one is asked for, others are not', () => {
  const [first] = catalogue.images
  const one: Catalogue = {
    images: [first!],
    resolve: () => ({ kind: 'found', base: { ...first!, onlyPlatform: 'linux/amd64' } }),
  }
  const dockerfile = 'ARG P=linux/arm64\nFROM --platform=$P tool\n'
  const request = { dockerfile, dockerfilePath: 'Dockerfile', context: sources, apps: [] }
  const rules = (known: Catalogue) => checkDockerfile({ ...request, catalogue: known }).map((each) => each.rule)
  expect(rules(one)).toContain('InvalidBaseImagePlatform')
  expect(
    checkDockerfile({ ...request, dockerfile: dockerfile.replace('tool', 'alpine'), catalogue }).map(
      (each) => each.rule,
    ),
  ).not.toContain('InvalidBaseImagePlatform')
})
