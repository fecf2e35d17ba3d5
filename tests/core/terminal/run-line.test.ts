import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText, treeOf } from '@/core/files/tree.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { newSession, seedImages, withWorkspace, workspaceOf } from '@/core/terminal/session.ts'
import { at, atHome, atSite, typed, WORLD } from './machine.ts'

test('an empty line does nothing', () => {
  const session = newSession()
  expect(runLine(session, '   ', WORLD)).toEqual({ session, output: [], code: 0 })
})

test('cd stays for the next line, and ls and cat read the folder', () => {
  expect(atSite('cd site', 'pwd').out).toBe('/root/starter-react-app/site\n')
  expect(atSite('cd site', 'ls').out).toBe('index.html\n')
  expect(atSite('cat site/index.html').out).toBe('<h1>Hello</h1>\n')
})

test('ls -l has the machine’s own times and blocks', () => {
  expect(atSite('ls -l site').out).toBe(
    'total 4\n-rw-r--r--    1 root     root            15 Nov 24 10:00 index.html\n',
  )
})

test('date says what the clock says', () => {
  expect(atHome('date').out).toBe('Tue Nov 24 10:00:00 UTC 2026\n')
})

test('files written in the terminal are in the workspace', () => {
  const { session } = atSite(
    'echo "FROM scratch" > Dockerfile',
    'cp Dockerfile Dockerfile.dev',
    'rm nginx.conf',
    'mkdir -p a/b',
  )
  const workspace = workspaceOf(session)!
  expect(readText(workspace, 'Dockerfile.dev')).toBe('FROM scratch\n')
  expect(workspace.root.entries.has('nginx.conf')).toBe(false)
  expect(workspace.root.entries.has('a')).toBe(true)
})

test('files edited beside the terminal are on the machine', () => {
  const edited = withWorkspace(atSite('ls').session, treeOf({ Dockerfile: 'FROM nginx\n' }))
  expect(typed(edited, ['ls']).out).toBe('Dockerfile\n')
})

test('variables last, and $? tells of the line before', () => {
  expect(atHome('export NAME=ada', 'echo $NAME').out).toBe('ada\n')
  expect(atHome('NAME=ada', 'echo $NAME').out).toBe('ada\n')
})

test('a program nobody knows is not found', () => {
  const { text, code } = atHome('dcoker ps')
  expect(text).toContain('dcoker: not found')
  expect(code).toBe(127)
})

test('the workspace follows its folder', () => {
  const { session } = atSite('cd ..', 'mv starter-react-app renamed')
  expect(session.workspaceFolder).toBe('/root/renamed')
})

test('the workspace follows its folder through further edits in one line', () => {
  const { session } = atSite('cd .. && mv starter-react-app renamed && touch renamed/new')
  expect(session.workspaceFolder).toBe('/root/renamed')
})

test('a removed folder is no workspace', () => {
  expect(workspaceOf(atSite('cd ..', 'rm -rf starter-react-app').session)).toBeUndefined()
})

test('clear, history, help, exit and the editor', () => {
  expect(atHome('clear').last.clear).toBe(true)
  expect(atHome('pwd', 'history').out).toBe('    1  pwd\n    2  history\n')
  expect(atHome('help').out).toContain('docker')
  expect(atHome('exit').text).toContain('stagecraft: ')
  expect(atSite('code Dockerfile').text).toBe('stagecraft: Dockerfile: the editor beside this terminal has them open\n')
})

test('npm is not run on this machine', () => {
  const { text, code } = atSite('npm install')
  expect(text).toMatch(/^stagecraft: "npm install" is not run here/)
  expect(code).toBe(127)
})

test('a line without an effect on images is remembered as it was typed', () => {
  expect(atHome('pwd').session.events).toEqual([{ kind: 'other', line: 'pwd', code: 0 }])
})

test('seeded images take their names from others', () => {
  const { session } = atSite('docker build -t web .')
  const seed = { ...session.images[0]!, image: { ...session.images[0]!.image, id: `sha256:${'0'.repeat(64)}` } }
  expect(seedImages(session, [seed]).images.map((stored) => stored.references)).toEqual([[], ['web:latest']])
})

test('no line throws, and the same line gives the same answer', () => {
  const words = fc.constantFrom(
    'docker',
    'git',
    'curl',
    'build',
    'run',
    '-p',
    '-f',
    '"',
    "'",
    '$(',
    ')',
    '|',
    '&&',
    '>',
    'x',
    '--',
    '.',
    '{{',
    '-',
    ';',
    'ls',
    ':',
    '\\',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
      const line = parts.join(' ')
      const session = newSession()
      expect(JSON.stringify(runLine(session, line, WORLD).output)).toBe(
        JSON.stringify(runLine(session, line, WORLD).output),
      )
    }),
    { numRuns: 300, seed: 7 },
  )
})

test('machines do not share anything', () => {
  atSite('docker build -t web .')
  expect(at({}, 'docker images -q').out).toBe('')
})
