import { gzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { file, lookup, readText } from '@/core/files/tree.ts'
import { run } from '../shell/run.ts'

const FILES = {
  '/w/a/f': 'x\n',
  '/w/top': 'z\n',
  '/bin/busybox': '',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  '/etc/group': 'root:x:0:\nnode:x:1000:\n',
}

const go = (script: string, uid = 0) => run(script, { cwd: '/w', files: FILES, uid })
const gnu = (script: string) => run(script, { cwd: '/w', files: { '/w/a/f': 'x\n', '/w/top': 'z\n' } })

/** A ustar archive as GNU tar writes it, of plain files. */
function archiveOf(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, text]) => [header(name, text), body(text)])
  const all = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 1024))
  let at = 0
  for (const block of blocks) {
    all.set(block, at)
    at += block.length
  }
  return all
}

function header(name: string, text: string): Uint8Array {
  const block = new Uint8Array(512)
  const put = (words: string, at: number) => block.set(new TextEncoder().encode(words), at)
  put(name, 0)
  put('0000640\0', 100)
  put('0001750\0', 108)
  put('0001750\0', 116)
  put(`${text.length.toString(8).padStart(11, '0')}\0`, 124)
  put('        ', 148)
  put('0ustar  \0', 156)
  put('node', 265)
  put('nobody-here', 297)
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function body(text: string): Uint8Array {
  const block = new Uint8Array(Math.ceil(text.length / 512) * 512)
  block.set(new TextEncoder().encode(text))
  return block
}

// The words: BusyBox 1.35.
test.each([
  ['tar -cf t.tar a && tar -tf t.tar', 0, 'a/\na/f\n', ''],
  ['tar cvf t.tar a top', 0, 'a/\na/f\ntop\n', ''],
  ['tar -cf t.tar ./a; tar tf t.tar', 0, './a/\n./a/f\n', ''],
  ['tar -czf t.tgz -C a . && tar -tzf t.tgz', 0, './\n./f\n', ''],
  ['tar -cf t.tar a top && tar -tf t.tar a', 0, 'a/\na/f\n', ''],
  ['tar -cf t.tar a top && tar -xOf t.tar a/f', 0, 'x\n', ''],
  ['tar -cf t.tar /w/a; tar -tf t.tar', 0, 'w/a/\nw/a/f\n', "tar: removing leading '/' from member names\n"],
  ['tar -cf t.tar --exclude=f a top; tar -tf t.tar', 0, 'a/\ntop\n', ''],
  ['tar -tf nope', 1, '', "tar: can't open 'nope': No such file or directory\n"],
  ['tar -tf top', 1, '', 'tar: short read\n'],
  ['tar -tzf top', 1, '', 'tar: invalid magic\ntar: short read\n'],
  ['tar -cf t.tar', 1, '', 'tar: empty archive\n'],
  ['tar -cf t.tar a; tar -xf t.tar a/n', 1, '', 'tar: a/n: not found in archive\n'],
  ['tar -cf t.tar a; tar -xf t.tar -C n', 1, '', "tar: can't change directory to 'n': No such file or directory\n"],
  ['tar -cf t.tar n', 1, '', 'tar: n: No such file or directory\ntar: error exit delayed from previous errors\n'],
])('%s', (script, code, out, err) => {
  const ran = go(script)
  expect([ran.code, ran.out, ran.err]).toEqual([code, out, err])
})

test('what is packed comes out again, with modes, owners and the place asked for', () => {
  const ran = go('chmod 640 a/f; chown node a/f; tar -czf t.tgz a; mkdir u; tar -xzf t.tgz -C u --strip-components=1')
  expect(lookup(ran.tree, '/w/u/f')).toMatchObject({ node: { mode: 0o640, uid: 1000, gid: 0 } })
  expect(readText(go('tar -cf t.tar a; gzip t.tar; gunzip t.tar.gz; rm -r a; tar -xf t.tar').tree, '/w/a/f')).toBe(
    'x\n',
  )
})

test('the order of a folder’s files in an archive is not known', () => {
  expect(go('touch a/g; tar -cf t.tar a; test "$(tar -tf t.tar | head -1)" = a/').code).toBeUndefined()
  expect(go('touch a/g; tar -cf t.tar a; tar -tf t.tar a/g').out).toBe('a/g\n')
})

test('known bytes are unpacked, plain or compressed; owners go by name where there is an account', () => {
  const bytes = archiveOf({ 'd/x': 'one', y: 'two' })
  const files = { ...FILES, '/w/t.tar': file(bytes), '/w/t.tgz': file(gzipSync(bytes)) }
  for (const call of ['tar -xf t.tar', 'tar xzf t.tgz', 'rm t.tar; gunzip t.tgz; tar -xf t.tar']) {
    const { tree } = run(call, { cwd: '/w', files })
    expect(readText(tree, '/w/d/x')).toBe('one')
    expect(lookup(tree, '/w/y')).toMatchObject({ node: { uid: 1000, gid: 1000, mode: 0o640 } })
  }
  const other = run('mkdir /tmp/o; tar -xf t.tar -C /tmp/o', { cwd: '/w', files: { ...files, '/tmp/k': '' }, uid: 5 })
  expect(other.code).toBe(1)
})

test('GNU tar has words and a code of its own', () => {
  expect(gnu('tar -tf nope')).toMatchObject({
    code: 2,
    err: 'tar: nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
  })
  expect(gnu('tar -tf top').err).toContain('tar: This does not look like a tar archive\n')
  expect(gnu('tar -cf t.tar a; tar -xf t.tar n')).toMatchObject({ code: 2 })
})

test('a compression that is not modelled, and archives from a pipe, cannot be told', () => {
  expect(go('tar -cf - a | tar -xf - -C /w').code).toBeUndefined()
  expect(go('tar -T list -cf t.tar').code).toBeUndefined()
})
