import { expect, test } from 'vitest'
import { readText } from '@/core/files/tree.ts'
import { workspaceOf } from '@/core/terminal/session.ts'
import { atHome } from '../machine.ts'

const URL = 'https://stagecraft.example/starter-react-app.git'

test.each([
  [`git clone ${URL}`, '/root/starter-react-app'],
  [`git clone ${URL}/`, '/root/starter-react-app'],
  [`git clone --depth 1 -b main ${URL} app`, '/root/app'],
  [`git clone --depth=1 --branch main --single-branch ${URL} my/app`, '/root/my/app'],
  ['git clone git@example.com:someone/starter-react-app.git', '/root/starter-react-app'],
  ['git clone http://localhost:3000/starter-react-app.git work', '/root/work'],
  [`mkdir app && cd app && git clone ${URL} .`, '/root/app'],
  [`git clone -q ${URL}`, '/root/starter-react-app'],
])('%s makes the workspace %s', (line, folder) => {
  const { session, code } = atHome(line)
  expect(code).toBe(0)
  expect(session.workspaceFolder).toBe(folder)
  expect(readText(workspaceOf(session)!, 'src/App.jsx')).toBe('export default 1\n')
  expect(session.events.at(-1)).toMatchObject({ kind: 'clone', isStarter: true, folder })
})

test('cloning says what git says', () => {
  expect(atHome(`git clone ${URL}`).text).toBe("Cloning into 'starter-react-app'...\n")
})

test('cloning twice into one folder is refused', () => {
  const { text, code } = atHome(`git clone ${URL}`, `git clone ${URL}`)
  expect(text).toBe("fatal: destination path 'starter-react-app' already exists and is not an empty directory.\n")
  expect(code).toBe(128)
})

test.each([
  [
    'git clone https://github.com/facebook/react.git',
    "fatal: unable to access 'https://github.com/facebook/react.git/': Could not resolve host: github.com",
  ],
  [
    'git clone https://stagecraft.example/starter-react-app',
    "fatal: repository 'https://stagecraft.example/starter-react-app/' not found",
  ],
  ['git clone nothing', "fatal: repository 'nothing' does not exist"],
  [`git clone -b nope ${URL}`, 'fatal: Remote branch nope not found in upstream origin'],
  ['git clone', 'fatal: You must specify a repository to clone.'],
])('%s fails: %s', (line, message) => {
  const { text, code, session } = atHome(line)
  expect(text).toContain(message)
  expect(code).toBe(128)
  expect(session.workspaceFolder).toBeUndefined()
  expect(session.events.some((event) => event.kind === 'clone' && event.isStarter)).toBe(false)
})

test('an address elsewhere is explained', () => {
  expect(atHome('git clone https://github.com/a/b').text).toContain('stagecraft: only this site')
})

test('git status sees edits, new and deleted files, and nothing else', () => {
  const clone = [`git clone ${URL}`, 'cd starter-react-app'] as const
  expect(atHome(...clone, 'git status').out).toContain('nothing to commit, working tree clean')
  const lines = [
    ...clone,
    'echo x > src/App.jsx',
    'touch Dockerfile',
    'rm package.json',
    'mkdir node_modules',
    'touch node_modules/a',
  ]
  expect(atHome(...lines, 'git status --short').out).toBe('?? Dockerfile\n D package.json\n M src/App.jsx\n')
  expect(atHome(...lines, 'git status').out).toContain('\tmodified:   src/App.jsx\n')
})

test('git diff shows the changed lines', () => {
  const { out } = atHome(`git clone ${URL}`, 'cd starter-react-app', 'echo x > src/App.jsx', 'git diff')
  expect(out).toBe(
    'diff --git a/src/App.jsx b/src/App.jsx\n--- a/src/App.jsx\n+++ b/src/App.jsx\n@@ -1 +1 @@\n-export default 1\n+x\n',
  )
})

test('outside a clone there is no repository', () => {
  expect(atHome('git status').text).toBe('fatal: not a git repository (or any of the parent directories): .git\n')
})

test('what is not modelled says so; what is no command too', () => {
  expect(atHome('git push').text).toMatch(/^stagecraft: git push is not modelled/)
  expect(atHome('git stauts').text).toBe("git: 'stauts' is not a git command. See 'git --help'.\n")
  expect(atHome('git --version').out).toMatch(/^git version /)
})
