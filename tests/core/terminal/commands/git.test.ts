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
  expect(atHome(...lines, 'git status --short').out).toBe(' D package.json\n M src/App.jsx\n?? Dockerfile\n')
  expect(atHome(...lines, 'git status').out).toContain('\tmodified:   src/App.jsx\n')
})

test('git diff shows the changed lines', () => {
  const { out } = atHome(`git clone ${URL}`, 'cd starter-react-app', 'echo x > src/App.jsx', 'git diff')
  expect(out).toBe(
    'diff --git a/src/App.jsx b/src/App.jsx\nindex b0d35f3..587be6b 100644\n--- a/src/App.jsx\n+++ b/src/App.jsx\n@@ -1 +1 @@\n-export default 1\n+x\n',
  )
})

const CLONE = [`git clone -q ${URL}`, 'cd starter-react-app'] as const

test('a commit has the hash real git gives it', () => {
  const lines = [
    'mkdir r',
    'cd r',
    'git init -q -b main',
    'echo a > a.txt',
    'mkdir b',
    'echo b > b/c.sh',
    'chmod +x b/c.sh',
  ]
  const { out } = atHome(...lines, 'git add .', 'git commit -q -m "one"', 'git log --format="%H %T"')
  expect(out).toBe('bc67c3d4bb7fc58813875a7a000caa5c3ba628f6 c5f92ffebe3ef35fefc8f5c19e6292b9b0154e8a\n')
})

test('the clone holds the starter’s commit, whoever clones it', () => {
  const { out } = atHome(...CLONE, 'git log')
  expect(out).toMatch(
    /^commit [0-9a-f]{40} \(HEAD -> main, origin\/main, origin\/HEAD\)\nAuthor: Stagecraft <starter@stagecraft.invalid>\nDate: {3}Thu Jan 1 00:00:00 2026 \+0000\n\n {4}The starter app\n$/,
  )
})

test('what is committed is counted, and status then is clean and ahead', () => {
  const work = [...CLONE, 'echo more >> src/App.jsx', 'echo FROM alpine > Dockerfile', 'git add .']
  expect(atHome(...work, 'git status -s').out).toBe('A  Dockerfile\nM  src/App.jsx\n')
  const { out } = atHome(...work, 'git commit -m "Add a Dockerfile"')
  expect(out).toMatch(
    /^\[main [0-9a-f]{7}\] Add a Dockerfile\n 2 files changed, 2 insertions\(\+\)\n create mode 100644 Dockerfile\n$/,
  )
  expect(atHome(...work, 'git commit -qm x', 'git status').out).toBe(
    'On branch main\nYour branch is ahead of \'origin/main\' by 1 commit.\n  (use "git push" to publish your local commits)\n\nnothing to commit, working tree clean\n',
  )
})

test('-a takes what is tracked, and nothing else', () => {
  const { session } = atHome(...CLONE, 'echo x > src/App.jsx', 'touch new', 'git commit -aqm x')
  expect(atHome(...CLONE, 'echo x > src/App.jsx', 'touch new', 'git commit -aqm x', 'git status -s').out).toBe(
    '?? new\n',
  )
  expect(session.repositories).toHaveLength(1)
})

test('a commit without a change is none', () => {
  expect(atHome(...CLONE, 'git commit -m x').code).toBe(1)
  expect(atHome(...CLONE, 'git commit --allow-empty -m x').code).toBe(0)
})

test('ignored paths are refused, paths that are not there too', () => {
  const { text, code } = atHome(...CLONE, 'mkdir node_modules', 'touch node_modules/a', 'git add node_modules')
  expect(text).toMatch(/^The following paths are ignored by one of your .gitignore files:\nnode_modules\n/)
  expect(code).toBe(1)
  expect(atHome(...CLONE, 'git add nope').text).toBe("fatal: pathspec 'nope' did not match any files\n")
})

test('restore takes a change back, from the folder or from the index', () => {
  expect(atHome(...CLONE, 'echo x > src/App.jsx', 'git restore src/App.jsx', 'cat src/App.jsx').out).toBe(
    'export default 1\n',
  )
  const staged = [...CLONE, 'echo x > src/App.jsx', 'git add -A', 'git restore --staged .']
  expect(atHome(...staged, 'git status -s').out).toBe(' M src/App.jsx\n')
})

test('branches: made, switched, listed, deleted', () => {
  const work = [...CLONE, 'git switch -c try', 'echo x > src/App.jsx', 'git commit -aqm x', 'git switch main']
  expect(atHome(...work).text).toBe("Switched to branch 'main'\n")
  expect(atHome(...work, 'cat src/App.jsx').out).toBe('export default 1\n')
  expect(atHome(...work, 'git branch').out).toBe('* main\n  try\n')
  expect(atHome(...work, 'git branch -d try').text).toContain("error: the branch 'try' is not fully merged")
  expect(atHome(...work, 'git checkout -q try', 'cat src/App.jsx').out).toBe('x\n')
})

test('work that would be lost keeps a switch from happening', () => {
  const { text, code } = atHome(
    ...CLONE,
    'git switch -qc try',
    'echo x > src/App.jsx',
    'git commit -aqm x',
    'echo y > src/App.jsx',
    'git switch main',
  )
  expect(text).toContain('would be overwritten by checkout:\n\tsrc/App.jsx\n')
  expect(code).toBe(1)
})

test.each([
  ['git log --oneline -1', /^[0-9a-f]{7} \(HEAD -> main\) x\n$/],
  ['git log --format=%s', /^x\nThe starter app\n$/],
  ['git show --stat HEAD', / src\/App.jsx \| 2 \+-\n 1 file changed, 1 insertion\(\+\), 1 deletion\(-\)\n$/],
  ['git show HEAD~1:src/App.jsx', /^export default 1\n$/],
  ['git diff HEAD~ --name-status', /^M\tsrc\/App.jsx\n$/],
  ['git diff origin/main..HEAD --shortstat', /^ 1 file changed/],
  ['git reset --hard HEAD~1', /^HEAD is now at [0-9a-f]{7} The starter app\n$/],
  ['git rm package.json', /^rm 'package.json'\n$/],
  ['git remote -v', /^origin\thttps.*\(fetch\)\n/],
  ['git branch --show-current', /^main\n$/],
])('%s after a commit', (line, wanted) => {
  expect(atHome(...CLONE, 'echo x > src/App.jsx', 'git commit -aqm x', line).out).toMatch(wanted)
})

test.each([
  ['git log nope', "fatal: ambiguous argument 'nope': unknown revision or path not in the working tree."],
  ['git commit --nope', "error: unknown option `nope'"],
  ['git add -Z', "error: unknown switch `Z'"],
  ['git commit -m', "error: switch `m' requires a value"],
  ['git switch nope', 'fatal: invalid reference: nope'],
  ['git restore nope', "error: pathspec 'nope' did not match any file(s) known to git"],
])('%s: %s', (line, message) => {
  expect(atHome(...CLONE, line).text.split('\n')[0]).toBe(message)
})

test('outside a clone there is no repository', () => {
  expect(atHome('git status').text).toBe('fatal: not a git repository (or any of the parent directories): .git\n')
})

test('what is not modelled says so; what is no command too', () => {
  expect(atHome('git rebase').text).toMatch(/^stagecraft: git rebase is not modelled/)
  expect(atHome('git stauts').text).toBe(
    "git: 'stauts' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tstatus\n",
  )
  expect(atHome('git --version').out).toMatch(/^git version /)
})
