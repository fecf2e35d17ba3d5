import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CORE_ROWS } from './arrows.ts'
import { cyclesOf, sourcesOf, violationsOf } from './imports.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const sources = sourcesOf(project, ['core', 'platform', 'components', 'app'])

test('every import follows the arrows of the house', () => {
  expect(violationsOf(sources)).toEqual([])
})

test('no import closes a ring', () => {
  expect(cyclesOf(sources)).toEqual([])
})

test('no file is a catch-all', () => {
  expect(
    sources.map((each) => each.path).filter((path) => /\/(utils?|helpers?|misc|common|types|index)\.tsx?$/.test(path)),
  ).toEqual([])
})

test.each([
  ['core/text/x.ts', "import { a } from '@/core/build/evaluate.ts'", 'core/text lies below core/build'],
  ['core/build/x.ts', "import fs from 'node:fs'", 'core may not import the package node:fs'],
  ['core/build/x.ts', "const fs = await import('node:fs')", 'core may not import the package node:fs'],
  ['core/build/x.ts', "import type { A } from '../container/start.ts'", 'core/build lies left of core/container'],
  ['core/build/x.ts', "import { a } from '@/core/nginx/rules/listen.ts'", "core/nginx/rules is that part's own"],
  ['core/build/x.ts', "import { a } from '@/platform/node/read-folder.ts'", 'core may not import platform'],
  ['components/x.tsx', "import { a } from '../platform/browser/storage.ts'", 'components may not import platform'],
  ['platform/x.ts', "export { a } from '@/components/ui/button.tsx'", 'platform may not import components'],
  ['app/lessons/page.tsx', "import { a } from '@/platform/node/content.ts'", 'app may not import platform'],
])('a planted violation in %s is caught: %s', (path, text, problem) => {
  expect(violationsOf([{ path, text }]).map((each) => each.problem)).toEqual([problem])
})

test('the wiring may import platform', () => {
  expect(
    violationsOf([{ path: 'app/_wiring/server.ts', text: "import { a } from '@/platform/node/content.ts'" }]),
  ).toEqual([])
})

test('a planted ring is caught, one of types alone is not', () => {
  const ring = (kind: string) => [
    { path: 'core/a.ts', text: `import ${kind}{ b } from './b.ts'` },
    { path: 'core/b.ts', text: `import ${kind}{ a } from './a.ts'` },
  ]
  expect(cyclesOf(ring(''))).toEqual([['core/a.ts', 'core/b.ts']])
  expect(cyclesOf(ring('type '))).toEqual([])
})

test('every part of core stands once in the list of rows', () => {
  const parts = [
    ...new Set(sources.filter((each) => /^core\/[^/]+\//.test(each.path)).map((each) => each.path.split('/')[1]!)),
  ]
  expect(CORE_ROWS.flat().toSorted()).toEqual(parts.toSorted())
})

test('lint itself catches planted violations: a platform import in core, a Node import in core, a ring', () => {
  const output = lintPlanted({
    'core/text/planted-platform.ts':
      "import { readFolder } from '@/platform/node/read-folder.ts'\nexport const a = readFolder\n",
    'core/text/planted-node.ts': "import { readFileSync } from 'node:fs'\nexport const b = readFileSync\n",
    'components/planted.ts':
      "import { readFolder } from '@/platform/node/read-folder.ts'\nexport const c = readFolder\n",
    'core/text/ring-one.ts': "import { two } from './ring-two.ts'\nexport const one = (): unknown => two\n",
    'core/text/ring-two.ts': "import { one } from './ring-one.ts'\nexport const two = (): unknown => one\n",
    'core/text/fine.ts': 'export const fine = 1\n',
  })
  for (const path of ['core/text/planted-platform.ts', 'core/text/planted-node.ts', 'components/planted.ts']) {
    expect(output).toMatch(new RegExp(`${path.replaceAll('.', '\\.')}[^\\n]*noRestrictedImports`))
  }
  expect(output).toMatch(/core\/text\/ring-one\.ts[^\n]*noImportCycles/)
  expect(output).not.toContain('fine.ts')
})

/** Lints a folder of its own under the project's lint configuration. */
function lintPlanted(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-lint-'))
  try {
    cpSync(join(project, 'biome.json'), join(folder, 'biome.json'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction')
    const biome = join(project, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
    const result = spawnSync(
      process.execPath,
      [biome, 'lint', '--vcs-enabled=false', '--colors=off', '--max-diagnostics=50', '.'],
      { cwd: folder, encoding: 'utf8' },
    )
    return `${result.stdout}${result.stderr}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
