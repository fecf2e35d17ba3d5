import { expect, test } from 'vitest'
import { addDependency } from '@/core/engine/rebuild/add-dependency.ts'
import { applyChange } from '@/core/engine/rebuild/apply-change.ts'
import type { Change } from '@/core/engine/rebuild/change.ts'
import { offersFor } from '@/core/engine/rebuild/offers.ts'
import { type Rebuild, rebuildView } from '@/core/engine/rebuild/rebuild-view.ts'
import { readText, treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { buildOf } from '../../build/build-of.ts'

const project = {
  'package.json': '{\n    "name": "app"\n}',
  'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"name":"app"}}}\n',
  'src/App.jsx': 'export const App = () => null\n',
  'nginx.conf': 'server {}\n',
  'logo.bin': new Uint8Array([0, 255]),
}

const SLOW =
  'FROM alpine AS build\nWORKDIR /app\nCOPY . .\nRUN cat package.json > installed\nFROM alpine\nCOPY nginx.conf /n\nCOPY --from=build /app/installed /i'
const FAST = SLOW.replace(
  'COPY . .\nRUN cat package.json > installed',
  'COPY package*.json ./\nRUN cat package.json > installed\nCOPY . .',
)

function requestOf(dockerfile: string) {
  return buildOf(dockerfile, { context: treeOf({ ...project, Dockerfile: dockerfile }) }).request
}

function after(dockerfile: string, change?: Change): Rebuild {
  const view = rebuildView(requestOf(dockerfile), change)
  if ('impossible' in view) throw new Error(view.impossible)
  return view
}

const states = (rebuild: Rebuild) => rebuild.steps.map((step) => `${step.place.line} ${step.state}`)
const app: Change = { kind: 'file', path: 'src/App.jsx' }

test('nothing changed: nothing runs again and it costs nothing', () => {
  const { cost } = after(SLOW)
  expect(cost).toMatchObject({ runs: 0, hits: 7, untimed: 0, seconds: { value: 0 } })
})

test('an edited source runs again what stands on it; in a better order the install does not', () => {
  expect(states(after(SLOW, app))).toEqual(['1 hit', '2 hit', '3 runs', '4 runs', '5 hit', '6 hit', '7 hit'])
  expect(states(after(FAST, app))).toEqual(['1 hit', '2 hit', '3 hit', '4 hit', '5 runs', '6 hit', '7 hit', '8 hit'])
})

test('the reason names the file, the step above, or the stage copied from', () => {
  const words = after(SLOW, app).steps.map((step) => step.because)
  expect(words[2]).toBe('`src/App.jsx` changed.')
  expect(words[3]).toBe('The step above it ran again: `COPY . .`.')
  expect(words[6]).toBe('Stage `build` ran again, but the files copied from it are the same, byte for byte.')
  const more = after(SLOW, { kind: 'dependency' }).steps.map((step) => step.because)
  expect(more[6]).toBe('`/app/installed` of stage `build` is not the same any more.')
})

test('an edited nginx.conf runs again its COPY and what follows it there, not the build', () => {
  expect(states(after(FAST, { kind: 'file', path: 'nginx.conf' }))).toEqual([
    ...['1 hit', '2 hit', '3 hit', '4 hit', '5 runs', '6 hit', '7 runs', '8 runs'],
  ])
})

test('a file that never reaches the context runs nothing again', () => {
  const request = buildOf(SLOW, {
    context: treeOf({ ...project, '.dockerignore': 'README.md', 'README.md': 'x' }),
  }).request
  expect(rebuildView(request, { kind: 'file', path: 'README.md' })).toMatchObject({ cost: { runs: 0 } })
})

test('another base tag runs all of its stage again', () => {
  const text = 'FROM node:22-alpine AS a\nRUN echo 1 > /x\nFROM nginx:alpine\nCOPY --from=a /x /x'
  const rebuild = after(text, { kind: 'base-tag', from: 'node:22-alpine', to: 'node:24-alpine' })
  expect(rebuild.what).toEqual(['`FROM node:22-alpine` becomes `FROM node:24-alpine`'])
  expect(states(rebuild)).toEqual(['1 runs', '2 runs', '3 hit', '4 hit'])
  expect(rebuild.steps[0]!.because).toBe('The base image changed.')
})

test('a build argument runs again the RUNs that see it', () => {
  const text = 'FROM alpine\nRUN echo 0 > /z\nARG MODE=a\nRUN echo $MODE > /x'
  const rebuild = after(text, { kind: 'argument', name: 'MODE', value: 'b' })
  expect(states(rebuild)).toEqual(['1 hit', '2 hit', '4 runs'])
  expect(rebuild.steps[2]!.because).toBe('ARG MODE changed.')
})

test('a changed Dockerfile counts as a file of the context too', () => {
  expect(states(after('FROM alpine\nCOPY . /all', { kind: 'file', path: 'Dockerfile' }))).toEqual(['1 hit', '2 runs'])
})

test('where a build fails, it says which and leaves the rest', () => {
  const rebuild = after('FROM alpine\nCOPY src /s\nRUN false\nRUN true', app)
  expect(rebuild.failed).toMatchObject({ which: 'first' })
  expect(rebuild.steps.at(-1)!.state).toBe('not-reached')
})

test('what a changed step makes is not always known: then a copy of it may be a hit after all', () => {
  const text =
    'FROM alpine AS a\nCOPY src /s\nRUN mkdir /o && wget -O /o/x https://example.com/x\nFROM alpine\nCOPY --from=a /o /o'
  const last = after(text, app).steps.at(-1)!
  expect(last).toMatchObject({ state: 'runs' })
  expect(last.unsure).toContain('not known here')
})

test('without a record no time is claimed', () => {
  const { cost } = after(SLOW, app)
  expect(cost).toMatchObject({ runs: 2, untimed: 2, seconds: { value: undefined, evidence: { kind: 'unsupported' } } })
})

test('offers name what is there, and why what is not there is not', () => {
  const offers = offersFor(buildOf('ARG V=3\nFROM alpine\nARG MODE="a b"', { context: treeOf({ 'nginx.conf': 'x' }) }))
  expect(offers.buttons).toEqual([
    { label: 'Edit src/App.jsx', why: 'There is no src/App.jsx in the project.' },
    { label: 'Add a dependency', why: 'There is no package.json in the project.' },
    { label: 'Edit nginx.conf', change: { kind: 'file', path: 'nginx.conf' } },
    { label: 'Change the base tag of alpine', why: 'No other tag of alpine is recorded.' },
  ])
  expect(offers.arguments).toEqual([
    { name: 'V', value: '3' },
    { name: 'MODE', value: 'a b' },
  ])
  const node = offersFor(buildOf('ARG V=22\nFROM node:${V}-alpine', { catalogue: defaultCatalogue })).buttons.at(-1)
  expect(node?.change).toEqual({ kind: 'base-tag', from: 'node:22-alpine', to: 'node:24-alpine' })
})

test('the base is changed where a variable names it, and nothing else of the file', () => {
  const request = requestOf('ARG V=22\n# node:22-alpine\nFROM --platform=linux/amd64 node:${V}-alpine AS x\nRUN true')
  const changed = applyChange(request, { kind: 'base-tag', from: 'node:22-alpine', to: 'node:24-alpine' })
  expect(changed.kind === 'changed' && changed.request.dockerfile).toBe(
    'ARG V=22\n# node:22-alpine\nFROM --platform=linux/amd64 node:24-alpine AS x\nRUN true',
  )
})

test('a dependency is added as npm install does, with the file’s own indentation', () => {
  const added = addDependency(treeOf(project))
  if (added.kind === 'impossible') throw new Error(added.why)
  expect(readText(added.tree, 'package.json')).toBe(
    '{\n    "name": "app",\n    "dependencies": {\n        "clsx": "^2.1.1"\n    }\n}',
  )
  const lock = JSON.parse(readText(added.tree, 'package-lock.json')!)
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/clsx'])
  expect(lock.packages[''].dependencies).toEqual({ clsx: '^2.1.1' })
  expect(addDependency(added.tree)).toMatchObject({ kind: 'impossible' })
})

test('a lockfile of another package manager changes too', () => {
  const added = addDependency(
    treeOf({ 'package.json': '{}', 'yarn.lock': '# yarn lockfile v1\n', 'pnpm-lock.yaml': 'a: 1\n' }),
  )
  if (added.kind === 'impossible') throw new Error(added.why)
  expect(readText(added.tree, 'yarn.lock')).toContain('clsx@^2.1.1:')
  expect(readText(added.tree, 'pnpm-lock.yaml')).toBe('a: 1\n\n')
  expect(addDependency(treeOf({ 'package.json': 'nope' }))).toMatchObject({ kind: 'impossible' })
})

test('a binary file can be edited too; one that is not there cannot', () => {
  expect(after('FROM alpine\nCOPY logo.bin /l', { kind: 'file', path: 'logo.bin' }).cost.runs).toBe(1)
  expect(rebuildView(requestOf(SLOW), { kind: 'file', path: 'nope' })).toEqual({
    impossible: 'There is no nope in the project.',
  })
})
