import { expect, test } from 'vitest'
import { exportProject } from '@/core/exporter/export-project.ts'
import { pathProblem } from '@/core/exporter/safe-path.ts'
import { file, treeOf } from '@/core/files/tree.ts'

const facts = { name: 'my-app', hasDockerfile: true, stages: [{ name: 'builder', base: 'node:22-alpine' }], port: 80 }
const starter = treeOf({ 'README.md': 'starter', 'package.json': '{}' })

const paths = (workspace: Parameters<typeof treeOf>[0]) =>
  exportProject({ workspace: treeOf(workspace), starter, facts }).files.map((each) => each.path)

test('a project holds the learner’s files and a README, and nothing that was installed', () => {
  expect(paths({ Dockerfile: 'FROM x', 'src/a.js': '', 'node_modules/x/index.js': '', '.git/HEAD': '' })).toEqual([
    'Dockerfile',
    'README.md',
    'src/a.js',
  ])
})

test('the README of the starter is replaced by one with the Docker commands', () => {
  const plan = exportProject({ workspace: treeOf({ 'README.md': 'starter', Dockerfile: '' }), starter, facts })
  const readme = new TextDecoder().decode(plan.files.find((each) => each.path === 'README.md')!.bytes)
  expect(readme).toContain('docker build -t my-app .')
  expect(readme).toContain('-p 8080:80')
})

test('a README the learner wrote is kept, and ours gets another name', () => {
  expect(paths({ 'README.md': 'mine' })).toEqual(['DOCKER.md', 'README.md'])
  expect(paths({ 'README.md': 'mine', 'DOCKER.md': 'mine too' })).toEqual(['DOCKER.md', 'README.md', 'STAGECRAFT.md'])
})

test('an executable stays executable', () => {
  const plan = exportProject({ workspace: treeOf({ 'run.sh': file('x', { mode: 0o755 }) }), starter, facts })
  expect(plan.files.filter((each) => each.executable).map((each) => each.path)).toEqual(['run.sh'])
})

test('a file that would leave the folder or break on some system is refused with a reason', () => {
  const plan = exportProject({ workspace: treeOf({ 'aux.txt': '', 'a:b': '', ok: '' }), starter, facts })
  expect(plan.refused.map((each) => each.path)).toEqual(['a:b', 'aux.txt'])
  expect(plan.refused.every((each) => each.why.length > 10)).toBe(true)
})

test.each([
  '../x',
  '/etc/passwd',
  'a/../../b',
  'C:/x',
  'a\\b',
  '.GIT/config',
  '.git./x',
  'git~1/x',
  'nul',
  'a /b',
  'x\u0000y',
  '',
])('the hostile path %j is refused', (path) => {
  expect(pathProblem(path)).toBeDefined()
})

test.each(['Dockerfile', '.dockerignore', 'src/App.jsx', '.github/workflows/ci.yml', 'ä/ö.txt', '.gitignore'])(
  'the ordinary path %j is allowed',
  (path) => {
    expect(pathProblem(path)).toBeUndefined()
  },
)

test('the README of another app speaks of what is there, and guesses no port', () => {
  const stages = [
    { name: 'build', base: 'golang:1.22-alpine' },
    { name: undefined, base: 'scratch' },
  ]
  const workspace = treeOf({ 'go.mod': '', 'main.go': '', 'web/page.html': '', Dockerfile: '' })
  const plan = exportProject({
    workspace,
    starter,
    facts: { name: 'hello-go', hasDockerfile: true, stages, port: undefined },
  })
  const readme = new TextDecoder().decode(plan.files.find((each) => each.path === 'README.md')!.bytes)
  expect(readme).toContain('docker run --rm hello-go\n')
  expect(readme).toContain('- `web/`, `go.mod`, `main.go`: the app')
  expect(readme).not.toMatch(/react|nginx|npm/i)
})
