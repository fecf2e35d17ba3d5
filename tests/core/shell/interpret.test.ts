/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell scripts */
import { expect, test } from 'vitest'
import { lookup, readText } from '@/core/files/tree.ts'
import { fileProgramTable } from '@/core/programs/registry.ts'
import type { ProgramTable } from '@/core/shell/process.ts'
import { run } from './run.ts'

test('joins commands by && and || from left to right', () => {
  expect(run('false && echo a || echo b && echo c').out).toBe('b\nc\n')
  expect(run('true || echo a; echo b').out).toBe('b\n')
})

test('exits with the last status', () => {
  expect(run('true; false').code).toBe(1)
  expect(run('false; true').code).toBe(0)
  expect(run('exit 300').code).toBe(44)
  expect(run('! false').code).toBe(0)
})

test('takes the last status of a pipe, or the failing one under pipefail', () => {
  expect(run('false | true').code).toBe(0)
  expect(run('set -o pipefail; false | true').code).toBe(1)
})

test('says in dash that pipefail is no option', () => {
  const ran = run('set -o pipefail; echo x', { dialect: 'dash' })
  expect(ran.code).toBe(2)
  expect(ran.err).toBe('/bin/sh: 1: set: Illegal option -o pipefail\n')
})

test('stops at the first failure under set -e, not at a tested one', () => {
  expect(run('set -e; false; echo no')).toMatchObject({ code: 1, out: '' })
  expect(run('set -e; false || true; ! true; if false; then :; fi; echo here; (false); echo no')).toMatchObject({
    code: 1,
    out: 'here\n',
  })
})

test('fails on an unset variable under set -u', () => {
  expect(run('set -u; echo $q; echo no')).toMatchObject({ code: 2, err: '/bin/sh: q: parameter not set\n', out: '' })
})

test('prints commands under set -x, as ash quotes them', () => {
  expect(run('set -x; echo "a b" c').err).toBe("+ echo 'a b' c\n")
  expect(run('set -x; echo "a b" c', { dialect: 'dash' }).err).toBe('+ echo a b c\n')
})

test('does not expand braces', () => {
  expect(run('echo {a,b}').out).toBe('{a,b}\n')
  expect(lookup(run('mkdir {a,b}').tree, '/{a,b}').kind).toBe('found')
})

test('says that a program is not found, with 127 and the shell’s words', () => {
  expect(run('nope')).toMatchObject({ code: 127, err: '/bin/sh: nope: not found\n' })
  expect(run('nope', { dialect: 'dash' })).toMatchObject({ code: 127, err: '/bin/sh: 1: nope: not found\n' })
})

test('refuses a file without permission to run it, with 126', () => {
  expect(run('./x.sh', { files: { '/x.sh': '#!/bin/sh\necho hi\n' } })).toMatchObject({
    code: 126,
    err: '/bin/sh: ./x.sh: Permission denied\n',
  })
})

test('runs a script of the tree by its first line', () => {
  expect(run('chmod +x x.sh && ./x.sh b', { files: { '/x.sh': '#!/bin/sh\necho "$0 $1"\n' } }).out).toBe('./x.sh b\n')
})

test('catches DOS line ends in a script’s first line', () => {
  expect(run('chmod +x x.sh && ./x.sh', { files: { '/x.sh': '#!/bin/sh\r\necho hi\r\n' } }).code).toBe(127)
})

test('finds nothing on a PATH that lacks the program’s folder', () => {
  expect(run('ls', { env: { PATH: '/app/node_modules/.bin' } })).toMatchObject({ code: 127 })
})

test('redirects to files, appends, and joins the error output', () => {
  const ran = run('echo a > f; echo b >> f; cat nope >> f 2>&1; cat < f')
  expect(ran.out).toBe("a\nb\ncat: can't open 'nope': No such file or directory\n")
  expect(readText(ran.tree, '/f')).toBe(ran.out)
})

test('catches a redirection into a folder that is not there', () => {
  expect(run('echo a > /nope/x')).toMatchObject({
    code: 1,
    err: "/bin/sh: can't create /nope/x: nonexistent directory\n",
  })
  expect(run('echo a > /nope/x', { dialect: 'dash' })).toMatchObject({
    code: 2,
    err: '/bin/sh: 1: cannot create /nope/x: Directory nonexistent\n',
  })
})

test('reads here-documents, expanding unless the word is quoted', () => {
  expect(run('cat <<EOF\n$HOME\nEOF\necho after').out).toBe('/root\nafter\n')
  expect(run("cat <<'EOF'\n$HOME\nEOF").out).toBe('$HOME\n')
  expect(run('cat <<-EOF\n\tx\n\tEOF').out).toBe('x\n')
})

test('makes the file of &> in ash, and leaves the output alone in dash', () => {
  expect(readText(run('echo a &> f').tree, '/f')).toBe('a\n')
  const ran = run('echo a &> f', { dialect: 'dash' })
  expect(ran.out).toBe('a\n')
  expect(readText(ran.tree, '/f')).toBe('')
})

test('expands parameters in all forms of POSIX', () => {
  expect(run('x=; echo ${x:-d} ${x-d} ${y:=e} $y ${y:+p} ${#y} ${z:-}').out).toBe('d e e p 1\n')
  expect(run('f=a/b.tar.gz; echo ${f##*/} ${f%.*} ${f%%.*} ${f#*/}').out).toBe('b.tar.gz a/b.tar a/b b.tar.gz\n')
  expect(run('echo ${a:?gone}; echo no')).toMatchObject({ code: 2, err: '/bin/sh: a: gone\n', out: '' })
})

test('replaces in ash what dash calls a bad substitution', () => {
  expect(run('x=banana; echo ${x/a/o} ${x//a/o} ${x:1:2}').out).toBe('bonana bonono an\n')
  expect(run('x=b; echo ${x/a/o}', { dialect: 'dash' })).toMatchObject({
    code: 2,
    err: '/bin/sh: 1: Bad substitution\n',
  })
})

test('splits unquoted values and keeps quoted ones', () => {
  expect(run('x="a  b"; for i in $x; do echo "[$i]"; done; echo "$x"').out).toBe('[a]\n[b]\na  b\n')
  expect(run('set -- "a b" c; for i in "$@"; do echo "[$i]"; done; echo $#').out).toBe('[a b]\n[c]\n2\n')
})

test('computes', () => {
  expect(run('i=2; echo $((i*3+1)) $((1?2:3)) $((010)) $((7/2)) $((-7%3))').out).toBe('7 2 8 3 -1\n')
  expect(run('echo $((1+))')).toMatchObject({ code: 2, err: '/bin/sh: arithmetic syntax error\n' })
})

test('globs sorted, without dot files, and keeps what matches nothing', () => {
  const files = { '/d/b.js': '', '/d/a.js': '', '/d/.c.js': '', '/d/x.css': '' }
  expect(run('echo d/*.js *.nope [a', { files }).out).toBe('d/a.js d/b.js *.nope [a\n')
})

test('substitutes commands, also in backquotes', () => {
  expect(run('echo "$(echo a; echo b)" `echo c`').out).toBe('a\nb c\n')
  expect(run('x=$(false); echo $?').out).toBe('1\n')
})

test('runs if, for, while, until, case and functions', () => {
  expect(run('if [ -f f ]; then echo y; elif true; then echo e; else echo n; fi').out).toBe('e\n')
  expect(run('i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done').out).toBe('1\n3\n')
  expect(run('case abc in a*|b) echo m;; *) echo n;; esac').out).toBe('m\n')
  expect(run('f() { local x=2; echo $x $1; return 3; }; x=1; f q; echo $? $x').out).toBe('2 q\n3 1\n')
})

test('keeps what a subshell changes inside it, apart from files', () => {
  const ran = run('(cd /d && x=1 && touch f); pwd; echo "[$x]"', { files: { '/d/e': '' } })
  expect(ran.out).toBe('/\n[]\n')
  expect(lookup(ran.tree, '/d/f').kind).toBe('found')
})

test('sets variables before a command for that command alone', () => {
  expect(run('A=1 env | grep ^A=; echo "[$A]"').out).toBe('A=1\n[]\n')
})

test('fails to enter a folder that is not there', () => {
  expect(run('cd /nope && echo x')).toMatchObject({
    code: 2,
    err: "/bin/sh: cd: line 0: can't cd to /nope: No such file or directory\n",
  })
})

test('reports syntax errors as ash and dash word them, after running the lines before', () => {
  expect(run('echo "a')).toMatchObject({ code: 2, err: '/bin/sh: syntax error: unterminated quoted string\n' })
  expect(run('if true; then')).toMatchObject({
    code: 2,
    err: '/bin/sh: syntax error: unexpected end of file (expecting "fi")\n',
  })
  expect(run('echo a\nfi', { dialect: 'dash' })).toMatchObject({
    code: 2,
    out: 'a\n',
    err: '/bin/sh: 2: Syntax error: "fi" unexpected\n',
  })
  expect(run('x=(1 2)').err).toBe('/bin/sh: syntax error: unexpected "("\n')
})

test('echo reads -e in ash and backslashes in dash', () => {
  expect(run('echo -e "a\\nb"; echo "a\\tb"').out).toBe('a\nb\na\\tb\n')
  expect(run('echo -e "a\\nb"', { dialect: 'dash' }).out).toBe('-e a\nb\n')
})

test('gives up a script that never ends', () => {
  const ran = run('while :; do :; done')
  expect(ran.outcome).toMatchObject({ kind: 'unsupported' })
})

const WITH_UNKNOWN: ProgramTable = {
  ...fileProgramTable,
  find: (name, process) =>
    name === 'mystery' ? { kind: 'unmodelled', why: 'mystery is not modelled' } : fileProgramTable.find(name, process),
}

test('doubts what an unmodelled program could have written', () => {
  const ran = run('mystery', { table: WITH_UNKNOWN, files: { '/a': 'x' } })
  expect(ran.outcome).toMatchObject({ kind: 'unsupported', why: 'mystery is not modelled' })
  expect(lookup(ran.tree, '/a').kind).toBe('unknown')
})

test('doubts only what its user may write', () => {
  const own = { kind: 'directory' as const, mode: 0o755, uid: 1000, gid: 1000, entries: new Map() }
  const ran = run('mystery', { table: WITH_UNKNOWN, uid: 1000, files: { '/a': 'x', '/home/node': own } })
  expect(lookup(ran.tree, '/a').kind).toBe('found')
  expect(lookup(ran.tree, '/home/node/f').kind).toBe('unknown')
})

test('is certain of what is written after it, when failure would have ended the script', () => {
  const ran = run('mystery && echo x > /b', { table: WITH_UNKNOWN })
  expect(ran.outcome.kind).toBe('unsupported')
  expect(readText(ran.tree, '/b')).toBe('x\n')
})

test('doubts what may not have happened', () => {
  const ran = run('mystery || echo x > /b; true', { table: WITH_UNKNOWN })
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/b').kind).toBe('unknown')
})

test('knows a failure that no outcome of the unknown could avert', () => {
  expect(run('mystery && false', { table: WITH_UNKNOWN }).code).toBe(1)
  expect(run('mystery || true', { table: WITH_UNKNOWN }).code).toBe(0)
})

test('carries unknown text into files and conditions without taking it for known', () => {
  const ran = run('date > /stamp; [ "$(date)" = x ] && echo yes')
  expect(lookup(ran.tree, '/stamp')).toMatchObject({ node: { content: { kind: 'unknown' } } })
  expect(ran.outcome.kind).toBe('unsupported')
  expect(run('echo "built $(date)"').out).toBe('built ‹…›\n')
})

test('keeps $? of the command before while a substitution runs in the next', () => {
  expect(run('x=$(echo a; exit 3); echo $? $x; echo $(false)$?').out).toBe('3 a\n0\n')
})

test('does not know the status of an assignment whose substitution is not modelled', () => {
  expect(run('x=$(mystery)', { table: WITH_UNKNOWN }).outcome.kind).toBe('unsupported')
})
