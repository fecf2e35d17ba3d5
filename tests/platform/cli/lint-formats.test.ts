import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { json, stagecraft, temporaryFolder } from './command-line.ts'

/** A repository whose Dockerfile lies in a folder of its own. */
function repository(dockerfile: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'web, site'))
  writeFileSync(join(folder, 'web, site', 'Dockerfile'), dockerfile)
  return folder
}

const WARNS = 'FROM node:22-alpine AS Builder\nUSER node\nCMD ["node"]\n'

test('github: one command a finding, the path as the job sees it, special signs escaped', async () => {
  const folder = repository(WARNS)
  const { out, code } = await stagecraft(['lint', 'web, site', '--format', 'github'], folder)
  expect(out).toBe(
    '::warning file=web%2C site/Dockerfile,line=1,col=24,endLine=1,endColumn=31,title=StageNameCasing::' +
      "Stage name 'Builder' should be lowercase\n",
  )
  expect(code).toBe(0)
  expect((await stagecraft(['lint', 'web, site', '--strict', '--format', 'github'], folder)).code).toBe(1)
})

test('github: what stops the build is an error, our own rules are notices', async () => {
  const folder = repository('FROM node\nRUNN x\n')
  const { out, code } = await stagecraft(['lint', 'web, site', '--format=github'], folder)
  expect(out).toMatch(/^::error file=[^\n]*,title=build::[^\n]*unknown instruction: RUNN/m)
  expect(out).toMatch(/^::notice [^\n]*,title=stagecraft\/latest-tag::/m)
  expect(code).toBe(1)
})

test('sarif: a log with rules, their help, and regions', async () => {
  const folder = repository(WARNS)
  const { out } = await stagecraft(['lint', 'web, site', '--format', 'sarif'], folder)
  const log = JSON.parse(out)
  const [run] = log.runs
  expect(log.version).toBe('2.1.0')
  expect(run.results).toHaveLength(1)
  const [result] = run.results
  expect(result).toMatchObject({ ruleId: 'StageNameCasing', level: 'warning' })
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'web,%20site/Dockerfile' },
    region: { startLine: 1, startColumn: 24, endLine: 1, endColumn: 31 },
  })
  expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
    id: 'StageNameCasing',
    helpUri: 'https://docs.docker.com/go/dockerfile/rule/stage-name-casing/',
  })
  for (const rule of run.tool.driver.rules) expect(rule.helpUri ?? 'https:').toMatch(/^https:/)
})

test('--json and --format json are one document', async () => {
  const folder = repository(WARNS)
  const { out } = await stagecraft(['lint', 'web, site', '--format', 'json'], folder)
  expect(JSON.parse(out)).toEqual((await json(['lint', 'web, site'], folder)).document)
})

test('a format that is none, or two at once, is wrong usage', async () => {
  const folder = repository(WARNS)
  expect((await stagecraft(['lint', 'web, site', '--format', 'xml'], folder)).code).toBe(2)
  expect((await stagecraft(['lint', 'web, site', '--format', 'sarif', '--json'], folder)).code).toBe(2)
})

test('with -f the path is the one of the Dockerfile given', async () => {
  const folder = repository(WARNS)
  writeFileSync(join(folder, 'other.Dockerfile'), WARNS)
  const { out } = await stagecraft(['lint', 'web, site', '-f', 'other.Dockerfile', '--format', 'github'], folder)
  expect(out).toContain('file=other.Dockerfile,')
})

test('build --check prints what docker prints: count, rule with address, message, the lines it is about', async () => {
  const folder = repository('FROM node AS Builder\nCMD ["node"]\n')
  const { out, code } = await stagecraft(['build', '--check', 'web, site'], folder)
  expect(out.split('\n')).toEqual([
    'Check complete, 1 warning has been found!',
    '',
    'WARNING: StageNameCasing - https://docs.docker.com/go/dockerfile/rule/stage-name-casing/',
    "Stage name 'Builder' should be lowercase",
    'Dockerfile:1',
    '--------------------',
    '   1 | >>> FROM node AS Builder',
    '   2 |     CMD ["node"]',
    '--------------------',
    '',
  ])
  expect(code).toBe(1)
})
