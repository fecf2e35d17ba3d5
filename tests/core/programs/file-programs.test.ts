import { expect, test } from 'vitest'
import { lookup, readText } from '@/core/files/tree.ts'
import { run } from '../shell/run.ts'

const FILES = {
  '/w/d/e/.keep': '',
  '/w/f': 'hi\n',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  '/etc/group': 'root:x:0:\nnode:x:1000:\n',
}

const go = (script: string) => run(script, { cwd: '/w', files: FILES })

/** What BusyBox 1.35 answered to the same words over the same files. */
test.each([
  ['mkdir d', 1, "mkdir: can't create directory 'd': File exists\n"],
  ['mkdir x/y', 1, "mkdir: can't create directory 'x/y': No such file or directory\n"],
  ['rm nope', 1, "rm: can't remove 'nope': No such file or directory\n"],
  ['rm d', 1, "rm: 'd' is a directory\n"],
  ['rm -rf /w/.', 1, "rm: can't remove '.' or '..'\n"],
  ['rmdir d', 1, "rmdir: 'd': Directory not empty\n"],
  ['rmdir f', 1, "rmdir: 'f': Not a directory\n"],
  ['cp nope x', 1, "cp: can't stat 'nope': No such file or directory\n"],
  ['cp d x', 1, "cp: omitting directory 'd'\n"],
  ['cp f nope/x', 1, "cp: can't create 'nope/x': No such file or directory\n"],
  ['cp f f', 1, "cp: 'f' and 'f' are the same file\n"],
  ['mv nope x', 1, "mv: can't rename 'nope': No such file or directory\n"],
  ['mv d d/e', 1, "mv: can't rename 'd': Invalid argument\n"],
  ['mv d f', 1, "mv: can't rename 'd': Not a directory\n"],
  ['cat nope', 1, "cat: can't open 'nope': No such file or directory\n"],
  ['ls nope', 1, 'ls: nope: No such file or directory\n'],
  ['touch nope/x', 1, 'touch: nope/x: No such file or directory\n'],
  ['chmod zz f', 1, "chmod: invalid mode 'zz'\n"],
  ['chown nope f', 1, 'chown: unknown user nope\n'],
  ['chown root:nope f', 1, 'chown: unknown user/group root:nope\n'],
  ['ln -s f f', 1, 'ln: f: File exists\n'],
  ['head -n1 nope', 1, 'head: nope: No such file or directory\n'],
  ['grep a nope', 2, 'grep: nope: No such file or directory\n'],
  ['sed s/a f', 1, "sed: unmatched '/'\n"],
  ['find nope', 1, 'find: nope: No such file or directory\n'],
  ['env nope', 127, "env: can't execute 'nope': No such file or directory\n"],
  ['sleep x', 1, "sleep: invalid number 'x'\n"],
  ['mkdir -q x', 1, "mkdir: invalid option -- 'q'\n"],
])('%s fails as BusyBox fails', (script, code, err) => {
  expect(go(script)).toMatchObject({ code, err })
})

test('mkdir -p makes parents, minds -m for the last and the umask for the others', () => {
  const { tree } = go('mkdir -p -m 700 a/b')
  expect(lookup(tree, '/w/a')).toMatchObject({ node: { mode: 0o755 } })
  expect(lookup(tree, '/w/a/b')).toMatchObject({ node: { mode: 0o700 } })
})

test('cp -r copies into a folder that is there, and names one that is not', () => {
  expect(lookup(go('mkdir t && cp -r d t').tree, '/w/t/d/e').kind).toBe('found')
  expect(lookup(go('cp -r d t').tree, '/w/t/e').kind).toBe('found')
  expect(lookup(go('mkdir t && cp -r d/. t').tree, '/w/t/e').kind).toBe('found')
  expect(lookup(go('mkdir t && cp -rT d t').tree, '/w/t/e').kind).toBe('found')
})

test('cp keeps owner and mode only when asked', () => {
  const script = 'chown 1000:1000 f && chmod 600 f && cp f a && cp -p f b'
  expect(lookup(go(script).tree, '/w/a')).toMatchObject({ node: { uid: 0, mode: 0o600 } })
  expect(lookup(go(script).tree, '/w/b')).toMatchObject({ node: { uid: 1000 } })
})

test('mv moves into a folder, or renames', () => {
  expect(lookup(go('mv f d').tree, '/w/d/f').kind).toBe('found')
  const { tree } = go('mv f g')
  expect([lookup(tree, '/w/g').kind, lookup(tree, '/w/f').kind]).toEqual(['found', 'absent'])
})

test('rm -rf removes, and is silent about what is not there', () => {
  const ran = go('rm -rf d nope')
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(lookup(ran.tree, '/w/d').kind).toBe('absent')
})

test.each([
  ['u+x', 0o744],
  ['go-r', 0o600],
  ['a=rwX', 0o666],
  ['755', 0o755],
  ['+x', 0o755],
  ['u=rwx,go=rx', 0o755],
  ['-r', 0o200],
])('chmod %s', (mode, result) => {
  expect(lookup(go(`chmod ${mode} f`).tree, '/w/f')).toMatchObject({ node: { mode: result } })
})

test('chown -R gives a whole folder away, by name or number', () => {
  expect(lookup(go('chown -R node:node d').tree, '/w/d/e/.keep')).toMatchObject({ node: { uid: 1000, gid: 1000 } })
  expect(lookup(go('chown -R 7:8 d').tree, '/w/d/e')).toMatchObject({ node: { uid: 7, gid: 8 } })
})

test('ln -sf replaces a link, and links are followed', () => {
  expect(go('ln -s f l && cat l && ln -sfn d l && ls -a l').out).toBe('hi\n.\n..\ne\n')
})

test('refuses what a user may not do', () => {
  const ran = run('mkdir x; rm f; echo a > f; chmod 777 f', { cwd: '/w', files: FILES, uid: 1000 })
  expect(ran.err).toBe(
    "mkdir: can't create directory 'x': Permission denied\nrm: can't remove 'f': Permission denied\n/bin/sh: can't create f: Permission denied\nchmod: f: Operation not permitted\n",
  )
})

test.each([
  ['printf "a\\nb\\nc\\n" | head -n 2', 'a\nb\n'],
  ['printf "a\\nb\\nc\\n" | tail -n 1', 'c\n'],
  ['printf "a\\nb\\n" | wc -l', '2\n'],
  ['printf "b\\na\\nb\\n" | sort -u', 'a\nb\n'],
  ['printf "10\\n9\\n" | sort -n', '9\n10\n'],
  ['printf "a:b:c\\n" | cut -d: -f1,3', 'a:c\n'],
  ['echo aBc | tr a-z A-Z', 'ABC\n'],
  ['echo "a b" | xargs -n1 echo x', 'x a\nx b\n'],
  ['printf "foo\\nbar\\n" | grep -v foo', 'bar\n'],
  ['printf "foo\\nbar\\n" | grep -cE "o+|z"', '1\n'],
  ['printf "a.b\\naxb\\n" | grep -F a.b', 'a.b\n'],
  ['echo hello | sed -e s/l/L/g -e "s/^h/H/"', 'HeLLo\n'],
  ['printf "1\\n2\\n3\\n" | sed -n 2,3p', '2\n3\n'],
  ['printf "1\\n2\\n3\\n" | sed /2/d', '1\n3\n'],
  ['echo a/b | sed "s#/#-#; s/\\(a\\)-\\(b\\)/\\2-\\1/"', 'b-a\n'],
  ['echo ab | sed -E "s/(a)(b)/\\2\\1&/"', 'baab\n'],
  ['find . -name "*.keep" -o -type f', './d/e/.keep\n./f\n'],
  ['find . -maxdepth 1 -type d -not -name .', './d\n'],
  ['find . -type f -exec basename {} \\;', '.keep\nf\n'],
  ['basename /a/b.txt .txt; dirname /a/b', 'b\n/a\n'],
  ['expr 1 + 2; seq 1 2 5', '3\n1\n3\n5\n'],
  ['id -un; id', 'root\nuid=0(root) gid=0(root) groups=0(root)\n'],
  ['echo hi | tee g && cat g', 'hi\nhi\n'],
  ['which ls; command -v cd', '/bin/ls\ncd\n'],
  ['sha256sum f', '98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4  f\n'],
])('%s', (script, out) => {
  expect(go(script)).toMatchObject({ code: 0, out })
})

test('sed -i edits the file', () => {
  expect(readText(go('sed -i s/hi/ho/ f').tree, '/w/f')).toBe('ho\n')
})

test('find -delete removes what matches', () => {
  expect(lookup(go('find . -name f -delete').tree, '/w/f').kind).toBe('absent')
})

test('envelopes of unknown bytes stay unknown through cat, sed and cp', () => {
  const files = {
    '/x': {
      kind: 'file' as const,
      mode: 0o644,
      uid: 0,
      gid: 0,
      content: { kind: 'unknown' as const, why: 'made elsewhere' },
    },
  }
  const ran = run('cp x y; cat x > z; sed -i s/a/b/ x; grep -q a x', { files })
  for (const path of ['/x', '/y', '/z'])
    expect(lookup(ran.tree, path)).toMatchObject({ node: { content: { kind: 'unknown' } } })
  expect(ran.outcome.kind).toBe('unsupported')
})

test('tar makes an archive whose bytes are not known, and doubts only where it unpacks', () => {
  const made = go('tar czf /w/a.tgz d f')
  expect(made.code).toBe(0)
  expect(lookup(made.tree, '/w/a.tgz')).toMatchObject({ node: { content: { kind: 'unknown' } } })
  const unpacked = go('mkdir t; date > a.tgz; tar xzf a.tgz -C t')
  expect(lookup(unpacked.tree, '/w/t/any').kind).toBe('unknown')
  expect(lookup(unpacked.tree, '/w/f').kind).toBe('found')
})

test('gzip -k puts a compressed file beside the file, gzip alone in its place', () => {
  expect(lookup(go('gzip -9k f').tree, '/w/f').kind).toBe('found')
  expect(lookup(go('gzip f').tree, '/w/f').kind).toBe('absent')
  expect(lookup(go('gzip f').tree, '/w/f.gz')).toMatchObject({ node: { content: { kind: 'unknown' } } })
})
