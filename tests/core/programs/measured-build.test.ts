import { expect, test } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import type { BuildResult } from '@/core/build/result.ts'
import { bundlesWantedBy } from '@/core/build/wanted-bundles.ts'
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import { EMPTY_TREE, type FileTree, file, put, readText } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { measuredPlan } from '@/core/programs/measured-build.ts'
import { starterTexts } from '../engine/starter-texts.ts'

const DOCKERFILE = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build
FROM nginx:alpine
COPY --from=builder /app/build /usr/share/nginx/html
`

const texts = starterTexts()
const edited = { ...texts, 'src/App.jsx': texts['src/App.jsx']!.replace('Stage Café', 'My Café') }

function treeOf(files: Readonly<Record<string, string>>): FileTree {
  return Object.entries(files).reduce((tree, [path, text]) => put(tree, path, file(text)), EMPTY_TREE)
}

const measured: BundleAnswer = {
  kind: 'measured',
  files: { 'index.html': new TextEncoder().encode('<title>really built</title>') },
  output: ['vite v8.3.8 building client environment for production...', '✓ built in 1.20s'],
  where: 'a WebContainer (Node v22)',
  date: '2026-11-24',
}

/** A build of `files` when that of `measuredFiles` was measured. */
function build(files: Readonly<Record<string, string>>, measuredFiles = files, dockerfile = DOCKERFILE): BuildResult {
  const plan = measuredPlan(treeOf(measuredFiles))
  const context = treeOf({ ...files, Dockerfile: dockerfile })
  const bundles = new Map(plan.kind === 'plan' ? [[plan.key, measured]] : [])
  const given = { dockerfile, dockerfilePath: 'Dockerfile', context, bundles }
  return evaluate({ ...given, catalogue: defaultCatalogue, apps: [starterRecord] })
}

const runOf = (result: BuildResult) => result.operations.find(({ name }) => name.includes('npm run build'))!

function page(result: BuildResult): string | undefined {
  return result.outcome.kind === 'succeeded'
    ? readText(result.outcome.image.tree, '/usr/share/nginx/html/index.html')
    : result.outcome.kind
}

test('the plan of the starter names its folder, and has one key for the same sources, whatever the Dockerfile', () => {
  const plan = measuredPlan(treeOf(texts))
  expect(plan).toMatchObject({ kind: 'plan', folder: 'build' })
  expect(measuredPlan(treeOf({ ...texts, Dockerfile: DOCKERFILE, 'src/App.test.jsx': 'test' }))).toEqual(plan)
  expect(measuredPlan(treeOf(edited))).not.toEqual(plan)
})

test.each<[string, Readonly<Record<string, string>>]>([
  ['edited sources', edited],
  ['unchanged sources', texts],
])('the measured files of %s are in the image, the RUN prints what was printed and is measured', (_, files) => {
  const result = build(files)
  expect(page(result)).toBe('<title>really built</title>')
  expect(bundlesWantedBy(result)).toEqual([])
  expect(runOf(result).evidence).toMatchObject({ kind: 'measured', where: 'a WebContainer (Node v22)' })
  expect(runOf(result).output.join('\n')).toContain('✓ built in 1.20s')
})

test('one more edit, and it is not that build any more', () => {
  const result = build(edited, texts)
  expect(runOf(result).evidence.kind).not.toBe('measured')
  expect(bundlesWantedBy(result)).toHaveLength(1)
})

test.each([
  ['a variable that Vite puts into the page', 'RUN npm run build', 'RUN VITE_GREETING=Hello npm run build'],
  ['another mode', 'RUN npm run build', 'RUN npx vite build --mode staging'],
  ['another manifest', 'RUN npm ci', 'RUN npm ci && npm pkg set description=x'],
])('%s makes it another build', (_, from, to) => {
  const result = build(edited, edited, DOCKERFILE.replace(from, to))
  expect(result.operations.some(({ evidence }) => evidence.kind === 'measured')).toBe(false)
})

test('another folder is only another place', () => {
  const result = build(edited, edited, DOCKERFILE.replace('npm run build', 'npx vite build --outDir build'))
  expect(page(result)).toBe('<title>really built</title>')
})

test('a project of one’s own is built, too: what its build gave is known from then on', () => {
  const own = {
    'package.json': JSON.stringify({ name: 'mine', scripts: { build: 'vite build' }, dependencies: { vite: '8.3.8' } }),
    'package-lock.json': texts['package-lock.json']!,
    'index.html': '<div id="root"></div>',
    'src/main.js': 'console.log(1)',
  }
  const dockerfile = DOCKERFILE.replace('/app/build', '/app/dist')
  const result = build(own, own, dockerfile)
  expect(measuredPlan(treeOf(own))).toMatchObject({ kind: 'plan', folder: 'dist' })
  expect([runOf(result).state, runOf(result).evidence.kind]).toEqual(['done', 'measured'])
})

test.each([
  [{ 'package.json': '{}' }, /no script called build/],
  [
    { 'package.json': '{"scripts":{"build":"tsc && vite build"}}' },
    /builds of Vite, and this one is `tsc && vite build`/,
  ],
  [{ 'package.json': '{"scripts":{"build":"react-scripts build"}}' }, /react-scripts/],
])('lessons do not take %j', (files, why) => {
  expect(measuredPlan(treeOf(files))).toMatchObject({ kind: 'none', why: expect.stringMatching(why) })
})
