import { expect, test } from 'vitest'
import { directory, file, link, treeOf } from '@/core/files/tree.ts'
import { buildOf, errorOf, filesOf, imageOf } from '../build-of.ts'

/* What each of these leaves behind was compared with a real build (docker.io 20.10, BuildKit). */

test('a file takes the name of a destination that is no directory', () => {
  expect(filesOf(buildOf('FROM alpine\nCOPY package.json /x/y'), '/x')).toEqual({ '/x/y': '644 0:0 {"name":"app"}' })
})

test('a file goes into a destination that ends with a slash', () => {
  expect(filesOf(buildOf('FROM alpine\nCOPY run.sh /x/'), '/x')).toEqual({ '/x/run.sh': '755 0:0 #!/bin/sh\n' })
})

test('a file goes into a directory that is there, slash or not', () => {
  expect(filesOf(buildOf('FROM alpine\nWORKDIR /x\nCOPY run.sh /x'), '/x')).toHaveProperty('/x/run.sh')
})

test('several sources without a slash overwrite each other: the last one stays', () => {
  expect(filesOf(buildOf('FROM scratch\nCOPY run.sh package.json /x'), '/')).toEqual({ '/x': '644 0:0 {"name":"app"}' })
})

test('the contents of a directory are copied, not the directory', () => {
  const files = {
    '/x/App.jsx': '644 0:0 app',
    '/x/deep': '755 0:0 folder',
    '/x/deep/x.js': '644 0:0 x',
    '/x/link': '-> App.jsx',
  }
  for (const source of ['src', 'src/', 'src/.', './src', '../src', '/src', 'here']) {
    expect(filesOf(buildOf(`FROM alpine\nCOPY ${source} /x`), '/x')).toEqual(files)
  }
})

test('a directory that is made takes the fixed mode, one below it the mode of the source', () => {
  const context = treeOf({ d: directory(new Map([['e', directory(new Map(), { mode: 0o700 })]]), { mode: 0o711 }) })
  expect(filesOf(buildOf('FROM scratch\nCOPY d /x', { context }), '/')).toEqual({
    '/x': '755 0:0 folder',
    '/x/e': '700 0:0 folder',
  })
})

test('a directory that is there keeps its mode, one below it takes that of the source', () => {
  const context = treeOf({
    'one/e': directory(new Map(), { mode: 0o700 }),
    'two/e': directory(new Map(), { mode: 0o711 }),
  })
  expect(filesOf(buildOf('FROM scratch\nCOPY one /x\nCOPY two /x', { context }), '/')).toEqual({
    '/x': '755 0:0 folder',
    '/x/e': '711 0:0 folder',
  })
})

test('a link given as source is followed', () => {
  const context = treeOf({ a: 'text', l: link('a') })
  expect(filesOf(buildOf('FROM scratch\nCOPY l /x/', { context }), '/x')).toEqual({ '/x/l': '644 0:0 text' })
})

test('a link in the destination is followed', () => {
  const context = treeOf({ 'one/real/f': '1', 'one/link': link('real'), 'two/g': '2' })
  const result = buildOf('FROM scratch\nCOPY one /x\nCOPY two /x/link\nCOPY two/g /x/link/new', { context })
  expect(filesOf(result, '/x/real')).toEqual({
    '/x/real/f': '644 0:0 1',
    '/x/real/g': '644 0:0 2',
    '/x/real/new': '644 0:0 2',
  })
})

test('wildcards take matching names of one level; the contents of matching directories are merged', () => {
  const context = treeOf({ 'foo.go': 'f', 'bar.go': 'b', 'sub/dir1/dir2/foo': 'deep' })
  const lines = 'COPY *.go /go/\nCOPY f*.go foo2.go\nCOPY sub/* /sub/\nCOPY sub/*/dir2/foo /one/bar'
  expect(Object.keys(filesOf(buildOf(`FROM scratch\n${lines}`, { context }), '/'))).toEqual([
    '/foo2.go',
    '/go',
    '/go/bar.go',
    '/go/foo.go',
    '/one',
    '/one/bar',
    '/sub',
    '/sub/dir2',
    '/sub/dir2/foo',
  ])
})

test('a wildcard without a match is no error', () => {
  expect(filesOf(buildOf('FROM scratch\nCOPY package.json yarn.lock* /x/'), '/x')).toHaveProperty('/x/package.json')
})

test('a source that is not there stops the build, named from the root of the context', () => {
  expect(errorOf(buildOf('FROM alpine\nCOPY src/nope ./'))).toMatch(
    /^failed to compute cache key: failed to calculate checksum of ref \w{25}::\w{25}: "\/src\/nope": not found$/,
  )
})

test('of a link to nothing BuildKit names what it points at', () => {
  const context = treeOf({ 'd/l': link('nope') })
  expect(errorOf(buildOf('FROM alpine\nCOPY d/l /x', { context }))).toContain('"/d/nope": not found')
  expect(errorOf(buildOf('FROM alpine\nCOPY d/* /x', { context }))).toContain('"/d/nope": not found')
})

test('the folder of a wildcard must be there when the copy is made', () => {
  expect(errorOf(buildOf('FROM alpine\nCOPY nope/*.js /x'))).toBe('lstat /nope: no such file or directory')
})

test('a source missing in the context is found before a RUN fails, wherever it stands', () => {
  const result = buildOf('FROM alpine\nRUN false\nCOPY nope /')
  expect(errorOf(result)).toContain('"/nope": not found')
  expect(result.operations.map((operation) => operation.state)).toEqual(['done', 'not-reached', 'failed'])
})

test('an ignored source is not there', () => {
  const context = treeOf({ '.dockerignore': '*.log', 'a.log': '' })
  expect(errorOf(buildOf('FROM alpine\nCOPY a.log /', { context }))).toContain('"/a.log": not found')
})

test('what cannot stand at the destination is refused in the words of BuildKit', () => {
  const onFile = buildOf('FROM alpine\nCOPY run.sh /x\nCOPY src /x')
  expect(errorOf(onFile)).toBe('cannot copy to non-directory: /x')
  const onFolder = buildOf('FROM alpine\nCOPY src /x/run.sh\nCOPY run.sh /x/')
  expect(errorOf(onFolder)).toBe('cannot replace to directory /x/run.sh with file')
  expect(errorOf(buildOf('FROM alpine\nCOPY run.sh /x\nCOPY run.sh /x/y'))).toBe('mkdir /x: not a directory')
})

test('--chown looks names up in the files of the stage; a number alone is the group too', () => {
  const lines =
    'COPY --chown=node a /x/a\nCOPY --chown=node:www a /x/b\nCOPY --chown=55 a /x/c\nCOPY --chown=5:node a /x/d\nCOPY --chown=nobody a /x/e'
  const result = buildOf(`FROM alpine\n${lines}`, { context: treeOf({ a: '' }) })
  expect(Object.values(filesOf(result, '/x'))).toEqual([
    '644 1000:1001 ',
    '644 1000:82 ',
    '644 55:55 ',
    '644 5:1001 ',
    '644 0:0 ',
  ])
})

test('--chown holds for directories that are made on the way', () => {
  expect(filesOf(buildOf('FROM scratch\nCOPY --chown=7:8 run.sh /p/q/'), '/')).toEqual({
    '/p': '755 7:8 folder',
    '/p/q': '755 7:8 folder',
    '/p/q/run.sh': '755 7:8 #!/bin/sh\n',
  })
})

test('--chmod holds for files and for directories of the source, in octal or in symbols', () => {
  const result = buildOf('FROM alpine\nCOPY --chmod=640 src /x\nCOPY --chmod=u=rwX,go=rX run.sh /y/')
  expect(filesOf(result, '/x')['/x/deep']).toBe('640 0:0 folder')
  expect(filesOf(result, '/y')['/y/run.sh']).toBe('755 0:0 #!/bin/sh\n')
})

test('a mode that is none is refused', () => {
  expect(errorOf(buildOf('FROM alpine\nCOPY --chmod=64a run.sh /'))).toBe(
    "invalid chmod parameter: '64a'. it should be octal string and between 0 and 07777",
  )
})

test('--exclude leaves out what its patterns match below the source', () => {
  const result = buildOf('FROM scratch\nCOPY --exclude=deep --exclude=l* src /x')
  expect(Object.keys(filesOf(result, '/'))).toEqual(['/x', '/x/App.jsx'])
})

test('--parents keeps the directories of the source, from a pivot where one is given', () => {
  const context = treeOf({ 'foo1/foo2/bar': '1', 'foo1/foo2/baz': '2', 'foo1/qux': '3' })
  const kept = buildOf('FROM scratch\nWORKDIR /t\nCOPY --parents foo1/foo2/ba* .', { context })
  expect(Object.keys(filesOf(kept, '/t'))).toEqual(['/t/foo1', '/t/foo1/foo2', '/t/foo1/foo2/bar', '/t/foo1/foo2/baz'])
  const pivot = buildOf('FROM scratch\nCOPY --parents foo1/./foo2 /out/', { context })
  expect(Object.keys(filesOf(pivot, '/out'))).toEqual(['/out/foo2', '/out/foo2/bar', '/out/foo2/baz'])
  expect(errorOf(buildOf('FROM scratch\nCOPY --parents foo1/nope /', { context }))).toContain('"/foo1/nope": not found')
})

test('--link copies in a layer of its own: a link at the destination is not followed but replaced', () => {
  const context = treeOf({ 'one/real/f': '1', 'one/link': link('real'), 'two/g': '2' })
  const result = buildOf('FROM scratch\nCOPY one /x\nCOPY --link two /x/link', { context })
  expect(filesOf(result, '/x/link')).toEqual({ '/x/link/g': '644 0:0 2' })
})

test('a heredoc becomes a file; its variables are expanded unless the word was quoted', () => {
  const text = 'FROM scratch\nENV A=1\nCOPY <<one <<\'two\' /x/\na=$A "q"\none\na=$A\ntwo\n'
  expect(filesOf(buildOf(text), '/x')).toEqual({ '/x/one': '644 0:0 a=1 "q"\n', '/x/two': '644 0:0 a=$A\n' })
})

test('--from takes paths from the root of the stage and keeps owners', () => {
  const text = 'FROM alpine AS b\nWORKDIR /app\nCOPY --chown=5:6 src out\nFROM scratch\nCOPY --from=B app/out /x\n'
  expect(filesOf(buildOf(text), '/x')['/x/deep']).toBe('755 5:6 folder')
})

test('--from a directory shares its files with the stage it came from', () => {
  const result = buildOf('FROM alpine AS b\nCOPY src /s/t\nFROM scratch\nCOPY --from=b /s /x\n')
  const before = result.results[0]!.tree!.root.entries.get('s')
  const after = imageOf(result).tree.root.entries.get('x')
  if (before?.kind !== 'directory' || after?.kind !== 'directory') throw new Error('both are directories')
  expect(after.entries.get('t')).toBe(before.entries.get('t'))
})

test('a source that nobody knows of is no error: the copy cannot be told', () => {
  const result = buildOf('FROM nginx:alpine AS n\nFROM scratch\nCOPY --from=n /usr/lib/nobody/knows /x')
  expect(result.outcome.kind).toBe('unknown')
  expect(result.operations.at(-1)!.state).toBe('unknown')
})

test('an address is no source of COPY', () => {
  expect(errorOf(buildOf('FROM alpine\nCOPY https://example.com/a /'))).toBe("source can't be a URL for COPY")
})

test('ADD unpacks a local archive, and only ADD', () => {
  const archive = tarOf('dir/f', 'hi')
  const context = treeOf({ 'a.tar': archive })
  expect(filesOf(buildOf('FROM scratch\nADD a.tar /x/', { context }), '/x')['/x/dir/f']).toBe('640 3:4 hi')
  expect(Object.keys(filesOf(buildOf('FROM scratch\nCOPY a.tar /x/', { context }), '/x'))).toEqual(['/x/a.tar'])
  const kept = buildOf('FROM scratch\nADD --unpack=false a.tar /x/', { context })
  expect(Object.keys(filesOf(kept, '/x'))).toEqual(['/x/a.tar'])
})

test('ADD of an archive in a form that is not modelled cannot be told, nor what an address holds', () => {
  const context = treeOf({ 'a.txz': new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) })
  expect(buildOf('FROM scratch\nADD a.txz /x/', { context }).outcome.kind).toBe('unknown')
  const result = buildOf('FROM scratch\nADD https://example.com/dir/app.js /x/')
  expect(result.outcome.kind).toBe('unknown')
  expect(result.results[0]!.tree!.root.entries.get('x')).toMatchObject({ kind: 'directory' })
})

function tarOf(name: string, text: string): Uint8Array {
  const bytes = new Uint8Array(1536)
  const write = (value: string, at: number) => bytes.set(new TextEncoder().encode(value), at)
  write(name, 0)
  write('0000640\u00000000003\u00000000004\u0000', 100)
  write(`${text.length.toString(8).padStart(11, '0')}\u000000000000000\u0000`, 124)
  write('        0', 148)
  write('ustar\u000000', 257)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148)
  write(text, 512)
  return bytes
}

test('a file of the context belongs to root, whoever owns it outside', () => {
  const context = treeOf({ a: file('x', { uid: 501, gid: 20 }) })
  expect(filesOf(buildOf('FROM scratch\nCOPY a /x', { context }), '/')).toEqual({ '/x': '644 0:0 x' })
})
