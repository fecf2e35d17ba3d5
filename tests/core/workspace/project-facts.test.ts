import { expect, test } from 'vitest'
import { textFile } from '@/core/workspace/edit.ts'
import { projectFacts, projectProblem } from '@/core/workspace/project-facts.ts'

const files = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, textFile(text, 0, 'imported')]))
const project = (manifest: object, others: Record<string, string> = {}) =>
  projectFacts(files({ 'package.json': JSON.stringify(manifest), ...others }))
const vite = { name: '@shop/web', devDependencies: { vite: '8' }, scripts: { start: 'vite', build: 'vite build' } }

test('packageManager is believed before any lockfile', () => {
  expect(project({ packageManager: 'pnpm@10.1.0' }, { 'yarn.lock': '' }).manager.value).toBe('pnpm')
})

test.each([
  ['yarn.lock', 'yarn'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['package-lock.json', 'npm'],
])('%s means %s', (lockfile, manager) => {
  expect(project({}, { [lockfile]: '' }).manager).toEqual({ value: manager, from: lockfile })
})

test('two lockfiles are said to be two', () => {
  expect(project({}, { 'yarn.lock': '', 'package-lock.json': '{}' }).manager.from).toContain('package-lock.json')
})

test('Vite builds into dist and serves on 5173, unless told otherwise', () => {
  expect(project(vite)).toMatchObject({ tool: 'vite', buildFolder: { value: 'dist' }, port: { value: 5173 } })
})

test('outDir and port of vite.config are read as far as they are written out', () => {
  const config = "export default { server: { port: 4000 }, build: { outDir: './public/site/' } }"
  expect(project(vite, { 'vite.config.ts': config })).toMatchObject({
    buildFolder: { value: 'public/site', from: 'vite.config.ts' },
    port: { value: 4000 },
  })
})

test('a setting in a comment is none', () => {
  const config = "export default { // outDir: 'old'\n /* server: { port: 1 } */ }"
  expect(project(vite, { 'vite.config.js': config })).toMatchObject({
    buildFolder: { value: 'dist' },
    port: { value: 5173 },
  })
})

test('what a configuration works out while it runs is not known', () => {
  const config = 'export default { build: { outDir: process.env.OUT }, server: { port: Number(p) } }'
  const facts = project(vite, { 'vite.config.js': config })
  expect([facts.buildFolder.value, facts.port.value]).toEqual([undefined, undefined])
})

test('a build folder outside of the project is not taken', () => {
  expect(
    project(vite, { 'vite.config.js': "export default {build:{outDir:'../out'}}" }).buildFolder.value,
  ).toBeUndefined()
})

test('flags of the scripts win', () => {
  const scripts = { start: 'vite --port 8080', build: 'tsc && vite build --outDir=www' }
  expect(project({ ...vite, scripts })).toMatchObject({ buildFolder: { value: 'www' }, port: { value: 8080 } })
})

test('Create React App builds into build on 3000; PORT in .env changes the port', () => {
  const manifest = { dependencies: { 'react-scripts': '5' }, scripts: { start: 'react-scripts start' } }
  expect(project(manifest)).toMatchObject({ buildFolder: { value: 'build' }, port: { value: 3000 } })
  expect(project(manifest, { '.env': 'PORT=4100\n' }).port.value).toBe(4100)
})

test('Next.js has a folder to serve only as a static export', () => {
  const manifest = { dependencies: { next: '16' } }
  expect(project(manifest).buildFolder.value).toBeUndefined()
  const config = "export default { output: 'export' }"
  expect(project(manifest, { 'next.config.ts': config }).buildFolder.value).toBe('out')
})

test('what the learner says stands above what is read', () => {
  const read = projectFacts(files({ 'package.json': JSON.stringify(vite) }), {
    name: 'x',
    answers: { manager: 'yarn', buildFolder: 'site', port: 9 },
  })
  expect([read.manager.value, read.buildFolder.value, read.port.value]).toEqual(['yarn', 'site', 9])
})

test('the name is one that a folder and an image may have', () => {
  expect(project(vite).name).toBe('web')
})

test('without a readable package.json it is no project', () => {
  expect(projectProblem(files({ 'a.txt': '' }))).toContain('package.json')
  expect(projectProblem(files({ 'package.json': '{' }))).toContain('JSON')
  expect(projectProblem(files({ 'package.json': '{}' }))).toBeUndefined()
})
