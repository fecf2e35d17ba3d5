import { expect, test } from 'vitest'
import type { BuildResult } from '@/core/build/result.ts'
import { sourceFaults } from '@/core/build/wanted-bundles.ts'
import { lookup, readText, walk } from '@/core/files/tree.ts'
import { build, type Edits } from './edited-app.ts'

const SITE = '/usr/share/nginx/html'

function site(result: BuildResult): Readonly<Record<string, string>> {
  if (result.outcome.kind !== 'succeeded') throw new Error(JSON.stringify(result.outcome))
  const { tree } = result.outcome.image
  const names = [...walk(tree, SITE)].filter(({ node }) => node.kind === 'file').map(({ path }) => path)
  return Object.fromEntries(names.map((path) => [path.slice(SITE.length + 1), readText(tree, path) ?? '']))
}

function script(files: Readonly<Record<string, string>>): string {
  const name = /src="\/(assets\/index-[^"]+\.js)"/.exec(files['index.html'] ?? '')?.[1]
  return files[name ?? ''] ?? ''
}

test('the recorded output stands for unchanged sources', async () => {
  const result = await build({})
  expect(Object.keys(site(result))).toContain('assets/index-CyUjoZkP.js')
  expect(result.operations.flatMap(({ bundles = [] }) => bundles)).toEqual([])
})

test('a changed text is in the image, under names of the other bundler, and the image says so', async () => {
  const result = await build({ 'src/pages/About.jsx': (text) => text.replace('<h1>About', '<h1>All about coffee') })
  const files = site(result)
  expect(script(files)).toContain('All about coffee')
  expect(script(files)).toContain('Good morning from the starter')
  expect(files['index.html']).toMatch(/<link rel="stylesheet" crossorigin href="\/assets\/index-\w+\.css">/)
  expect(files['robots.txt']).toBe(readText((await build({})).contextTree, 'public/robots.txt'))
  const step = result.operations.find(({ name }) => name.includes('npm run build'))
  expect(step?.evidence).toMatchObject({ kind: 'assumed', from: expect.stringContaining('esbuild') })
})

test('a syntax error fails the RUN at file, line and column', async () => {
  const result = await build({
    'src/App.jsx': (text) => text.replace('<div className="page">', '<div className="page"'),
  })
  expect(result.outcome.kind).toBe('failed')
  const step = result.operations.find(({ state }) => state === 'failed')!
  expect(step.output.join('\n')).toMatch(/error during build:[\s\S]*src\/App\.jsx:14:7[\s\S]*14 │ {7}<header/)
  expect(sourceFaults(result.request, step)).toEqual([
    { file: 'src/App.jsx', error: expect.objectContaining({ kind: 'syntax', line: 14, column: 7 }) },
  ])
})

test.each<[string, Edits, RegExp]>([
  [
    'a file that is not there',
    { 'src/App.jsx': (t) => t.replace('cup.svg', 'nope.svg') },
    /Could not resolve '\.\/assets\/nope\.svg' in src\/App\.jsx[\s\S]*App\.jsx:3:/,
  ],
  [
    'a package that is not installed',
    { 'src/App.jsx': (t) => `import axios from 'axios'\nconsole.log(axios)\n${t}` },
    /failed to resolve import "axios" from "\/app\/src\/App\.jsx"/,
  ],
  [
    'a name that is not exported',
    { 'src/App.jsx': (t) => t.replace('{ About }', '{ Abuot as About }') },
    /"Abuot" is not exported by "src\/pages\/About\.jsx"[\s\S]*App\.jsx:4:/,
  ],
  [
    'a page whose script is gone',
    { 'index.html': (t) => t.replace('main.jsx', 'start.jsx') },
    /Failed to resolve \/src\/start\.jsx from \/app\/index\.html/,
  ],
  ['a page that is gone', { 'index.html': null }, /Cannot resolve entry module index\.html/],
  [
    'JSX in a file of plain JavaScript',
    { 'src/greeting.js': 'export const greeting = <b>hi</b>\n' },
    /src\/greeting\.js:1:/,
  ],
])('the build fails as Vite fails: %s', async (_, edits, words) => {
  const result = await build(edits)
  expect(result.outcome.kind).toBe('failed')
  expect(result.operations.find(({ state }) => state === 'failed')?.output.join('\n')).toMatch(words)
})

test.each<[string, Edits, RegExp]>([
  [
    'a package whose files are not kept',
    { 'src/App.jsx': (t) => `import { transform } from 'lightningcss'\nconsole.log(transform)\n${t}` },
    /lightningcss/,
  ],
  [
    'a configuration that may do anything',
    { 'vite.config.js': (t) => t.replace('[react()]', '[react(), mine()]') },
    /configuration of Vite/,
  ],
  ['a glob import', { 'src/main.jsx': (t) => `${t}\nimport.meta.glob('./*.js')\n` }, /import\.meta\.glob/],
  [
    'a source outside of src',
    { 'src/main.jsx': (t) => `import pkg from '../package.json'\nconsole.log(pkg)\n${t}` },
    /lies outside of src/,
  ],
])('what cannot be bundled here is unknown, with the reason: %s', async (_, edits, words) => {
  const { outcome } = await build(edits)
  expect(outcome).toMatchObject({ kind: 'unknown', reasons: [expect.stringMatching(words)] })
})

test('the folder and the base of the configuration are followed', async () => {
  const result = await build({
    'vite.config.js': (text) =>
      text.replace("outDir: 'build'", "outDir: 'dist'").replace('plugins:', "base: '/shop/', plugins:"),
  })
  const { tree } = result.results[0]!
  expect(lookup(tree!, '/app/build').kind).toBe('absent')
  const page = readText(tree!, '/app/dist/index.html')
  expect(page).toMatch(/src="\/shop\/assets\/index-\w+\.js"/)
  expect(page).toContain('href="/shop/favicon.svg"')
})

test('variables reach code and page', async () => {
  const result = await build(
    {
      'index.html': (text) => text.replace('Stage Café', '%VITE_TITLE%'),
      '.env': 'VITE_TITLE="From the file"\nSECRET=no\n',
      'src/greeting.js':
        'export const greeting = import.meta.env.VITE_GREETING + import.meta.env.MODE + import.meta.env.VITE_NOPE\n',
    },
    `FROM node:22-alpine AS builder
WORKDIR /app
COPY . .
RUN npm ci
ARG VITE_GREETING
RUN VITE_GREETING=Hello npm run build
FROM nginx:alpine
COPY --from=builder /app/build /usr/share/nginx/html
`,
  )
  const files = site(result)
  expect(files['index.html']).toContain('<title>From the file</title>')
  expect(script(files)).toMatch(/Hello/)
  expect(script(files)).toContain('production')
})
