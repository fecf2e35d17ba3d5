import { expect, test } from 'vitest'
import { treeOf } from '@/core/files/tree.ts'
import { fileProgramTable } from '@/core/programs/registry.ts'
import { runScript } from '@/core/shell/interpret.ts'
import { run } from '../shell/run.ts'

const BUSYBOX = { '/bin/busybox': '' }

function mounted(script: string) {
  const process = {
    argv: ['/bin/sh'],
    env: new Map([['PATH', '/bin:/usr/bin']]),
    cwd: '/ctx',
    user: { uid: 0, gid: 0, name: 'root', home: '/root' },
    stdin: '',
    tree: treeOf({ '/ctx/f': 'one\n', '/ctx/d/g': '', '/ctx/free/h': '', '/etc/group': '', ...BUSYBOX }),
    umask: 0o022,
    mounts: [
      { path: '/ctx', writable: false },
      { path: '/ctx/free', writable: true },
    ],
  }
  const outcome = runScript(script, process, { ...fileProgramTable, dialect: 'ash' })
  return [outcome.kind === 'exited' ? outcome.code : outcome.why, outcome.output.map((one) => one.text).join('')]
}

// The words: BusyBox 1.35 over `docker run -v …:/ctx:ro`.
test.each([
  ['touch x', 'touch: x'],
  ['touch f', 'touch: f'],
  ['mkdir m', "mkdir: can't create directory 'm'"],
  ['rm f', "rm: can't remove 'f'"],
  ['rmdir d', "rmdir: 'd': Directory not empty\n"],
  ['cp f g', "cp: can't create 'g'"],
  ['cp /etc/group f', "cp: can't create 'f'"],
  ['mv f g', "mv: can't rename 'f'"],
  ['ln -s a b', 'ln: b'],
  ['chmod 600 f', 'chmod: f'],
  ['chown 1:1 f', 'chown: f'],
  ['tee x < f > /dev/null', 'tee: x'],
  ['echo a > x', "sh: can't create x"],
  ['echo a >> f', "sh: can't create f"],
])('%s on a read-only mount fails, by root too', (script, words) => {
  const [code, text] = mounted(script)
  expect(code).toBe(1)
  expect(text).toContain(words.endsWith('\n') ? words : `${words}: Read-only file system\n`)
})

test('below a read-only mount a writable one can be written, and so can what lies outside', () => {
  expect(mounted('touch free/x /y && cp f free/f && rm free/h')[0]).toBe(0)
  expect(mounted('rm -f nothing && cp f /f')[0]).toBe(0)
})

test.each([
  ['wc -l < d', 'wc: standard input: Is a directory\n', '0\n', 1],
  ['wc < d', 'wc: standard input: Is a directory\n', '        0         0         0\n', 1],
  ['cat < d', 'cat: read error: Is a directory\n', '', 1],
  ['grep x < d', '', '', 1],
  ['sort < d', '', '', 0],
  ['read a < d', '', '', 1],
])('a folder as standard input: %s', (script, err, out, code) => {
  const ran = run(script, { files: { '/d/f': 'x\n', ...BUSYBOX } })
  expect([ran.err, ran.out, ran.code]).toEqual([err, out, code])
})
