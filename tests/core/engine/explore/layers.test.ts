import { expect, test } from 'vitest'
import { findFiles } from '@/core/engine/explore/find.ts'
import { folderView } from '@/core/engine/explore/folder.ts'
import { exploreView } from '@/core/engine/explore/image-view.ts'
import { buildOf, imageOf } from '../../build/build-of.ts'

const TEXT = [
  'FROM alpine',
  'WORKDIR /app',
  'ENV A=1',
  'COPY . .',
  'RUN rm -r src && echo more >> package.json',
  'RUN echo 1 > src',
  'CMD ["x"]',
].join('\n')

const view = (text: string, stage?: number) => exploreView(buildOf(text), stage)!

test('the layers stand in order, the base first, settings without files', () => {
  expect(view(TEXT).layers.map((layer) => `${layer.line} ${layer.kind}`)).toEqual([
    '1 base',
    '2 files',
    '3 settings',
    '4 files',
    '5 files',
    '6 files',
    '7 settings',
  ])
})

test('each layer counts what it added, changed and deleted', () => {
  const counts = view(TEXT).layers.map(({ added, changed, removed }) => [added, changed, removed])
  expect(counts[3]).toEqual([7, 0, 0])
  expect(counts[4]).toEqual([0, 1, 3])
  expect(counts[5]).toEqual([1, 0, 0])
})

test('the layers of an image weigh what the image weighs', () => {
  for (const text of [TEXT, 'FROM alpine AS a\nCOPY . /a\nFROM a\nRUN rm -r /a', 'FROM scratch\nCOPY . /']) {
    const result = buildOf(text)
    const shown = exploreView(result, undefined)!
    const sum = shown.layers.reduce((total, layer) => total + (layer.size.value ?? Number.NaN), 0)
    expect(sum).toBe(imageOf(result).size.value)
    expect(shown.size).toEqual(imageOf(result).size)
  }
})

test('deleted and overwritten files still weigh in the layer below', () => {
  const { waste, layers } = view(TEXT)
  const text = waste.groups.map(
    ({ paths, how, size, files, holder, by }) =>
      `${paths.join()} ${how}: ${size.value} bytes, ${files} files, ${holder.line} ${by.line}`,
  )
  // src holds a file of 3 bytes, one of 1, and a link; package.json has 14 bytes.
  expect(text).toEqual([
    '/app/package.json overwritten: 14 bytes, 1 files, 4 5',
    '/app/src deleted: 4 bytes, 3 files, 4 5',
  ])
  expect(waste.total.value).toBe(18)
  expect(layers[3]!.hidden.value).toBe(18)
})

test('what one RUN makes and deletes wastes nothing', () => {
  const text = 'FROM alpine\nRUN echo big > /tmp/x && rm /tmp/x'
  expect(view(text).waste).toMatchObject({ groups: [], total: { value: 0 } })
  expect(view(text).layers[1]!.kind).toBe('empty')
})

test('a change of owner copies the whole file again', () => {
  const text = 'FROM alpine\nCOPY src /s\nRUN chown -R node /s'
  expect(view(text).waste.total.value).toBe(4)
})

test('deleting what the base brought frees nothing', () => {
  const { waste } = view('FROM alpine\nRUN rm /bin/busybox')
  expect(waste.groups).toMatchObject([
    { paths: ['/bin/busybox'], how: 'deleted', size: { value: 800 }, holder: { id: '0.from' } },
  ])
})

test('a program that is not modelled makes unknown, not wasted', () => {
  const { waste, layers } = view('FROM alpine\nCOPY . /s\nRUN wget -O /x https://example.com/x')
  expect(waste.groups).toEqual([])
  expect(layers.at(-1)!.size.value).toBeUndefined()
})

test('a folder of the whole image, and the same folder as one layer changed it', () => {
  const result = buildOf(TEXT)
  const names = (layer?: string) =>
    folderView(result, { stage: 0, ...(layer ? { layer } : {}) }, '/app')?.entries.map(
      ({ name, change, files }) => `${name}${change ? ` ${change}` : ''} ${files}`,
    )
  expect(names()).toEqual(['here 1', 'package-lock.json 1', 'package.json 1', 'run.sh 1', 'src 1'])
  expect(names('0.4')).toEqual(['src removed 3', 'package.json changed 1'])
  expect(folderView(result, { stage: 0, layer: '0.4' }, '/')?.entries).toMatchObject([
    { name: 'app', change: 'within' },
  ])
  expect(folderView(result, { stage: 0, layer: '0.4' }, '/app/src')?.entries.map((entry) => entry.change)).toEqual([
    'removed',
    'removed',
    'removed',
  ])
})

test('who wrote a file: the base, a step of this stage, or another stage by COPY --from', () => {
  const result = buildOf('FROM alpine AS a\nCOPY src /s\nFROM alpine\nCOPY --from=a /s /t')
  const find = (path: string, name: string) =>
    folderView(result, { stage: 1 }, path)!.entries.find((entry) => entry.name === name)
  expect(find('/etc', 'passwd')).toMatchObject({ base: true })
  expect(find('/t', 'App.jsx')).toMatchObject({ base: false, stage: 1, from: 0 })
})

test('a base known in part says so', () => {
  const shown = view('FROM node:22-alpine')
  expect(shown.base?.partial).toBe(true)
  expect(shown.base?.history.length).toBeGreaterThan(1)
  expect(folderView(buildOf('FROM node:22-alpine'), { stage: 0 }, '/usr/lib')?.partial).toBeTruthy()
})

test('search finds by a part of the path, in the image or in one layer', () => {
  const result = buildOf(TEXT)
  const paths = (text: string, layer?: string) =>
    findFiles(result, { stage: 0, ...(layer ? { layer } : {}) }, text).files.map((found) => found.path)
  expect(paths('PACKAGE')).toEqual(['/app/package-lock.json', '/app/package.json'])
  expect(paths('/app/src', '0.3')).toEqual(['/app/src/App.jsx', '/app/src/deep/x.js', '/app/src/link'])
  expect(paths('*.sh')).toEqual(['/app/run.sh'])
  expect(paths('  ')).toEqual([])
})

test('a stage that is not needed can be looked at, and one that fails as far as it came', () => {
  const result = buildOf('FROM alpine AS spare\nCOPY src /s\nRUN false\nFROM alpine')
  expect(exploreView(result, undefined)!.stages.map((stage) => stage.needed)).toEqual([false, true])
  const failing = view('FROM alpine\nCOPY src /s\nRUN false\nRUN true')
  expect(failing.error).toContain('exit code: 1')
  expect(failing.layers.map((layer) => layer.line)).toEqual([1, 2, 3])
})

test('no stage, no image', () => {
  expect(exploreView(buildOf(''), undefined)).toBeUndefined()
  expect(exploreView(buildOf('# nothing'), undefined)).toBeUndefined()
})

const TWO = 'FROM alpine AS a\nCOPY . /a\nRUN echo out > /out\nFROM scratch\nCOPY --from=a /out /site'

test('what ships and what stays behind, to one scale', () => {
  const { bars, spared } = view(TWO).proportions
  expect(bars.map(({ letter, ships }) => `${letter} ${ships}`)).toEqual(['B true', 'A false'])
  expect(bars[0]!.segments).toMatchObject([{ stage: 0, size: { value: 4 } }])
  expect(bars[1]!.segments.map((segment) => segment.stage)).toEqual([undefined, 0, 0])
  const size = (index: number) => bars[index]!.size.value!
  expect(spared).toBe(size(1) - size(0))
})

test('one stage leaves nothing behind; a stage the FROM stands on ships', () => {
  expect(view(TEXT).proportions).toMatchObject({ bars: [{ ships: true }], spared: undefined })
  expect(view('FROM alpine AS a\nRUN echo 1 > /x\nFROM a').proportions.bars).toHaveLength(1)
})
