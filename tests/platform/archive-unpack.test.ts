import { gzipSync, zipSync } from 'fflate'
import { packTar } from 'modern-tar'
import { expect, test } from 'vitest'
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { exportProject } from '@/core/exporter/export-project.ts'
import { importProject } from '@/core/exporter/import-project.ts'
import { EMPTY_TREE, file, put } from '@/core/files/tree.ts'
import { tarGzOf } from '@/platform/archive/tar-gz.ts'
import { unpack } from '@/platform/archive/unpack.ts'
import { zipOf } from '@/platform/archive/zip.ts'

const text = (value: string) => new TextEncoder().encode(value)
const tree = put(
  put(EMPTY_TREE, 'run.sh', file('#!/bin/sh\r\n', { mode: 0o755 })),
  'src/logo.png',
  file(Uint8Array.of(137, 80, 0, 255)),
)
const facts = { name: 'shop', hasDockerfile: false, stages: [], port: undefined }
const plan = exportProject({ workspace: tree, starter: EMPTY_TREE, facts, readme: false })

test.each(['zip', 'tar.gz'])('what is exported as %s and imported again is the same, byte for byte', async (kind) => {
  const packed = kind === 'zip' ? zipOf(plan) : await tarGzOf(plan)
  const result = importProject(await unpack(`shop.${kind}`, packed), { provenance: 'imported', now: 1 })
  if (result.kind !== 'imported') throw new Error(result.why)
  const again = exportProject({ workspace: treeOfFiles(result.files), starter: EMPTY_TREE, facts, readme: false })
  expect(again).toEqual(plan)
})

test('a symbolic link in a zip is seen as one', async () => {
  const zip = zipSync({ a: text('a'), link: [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })
  expect(await unpack('x.zip', zip)).toMatchObject([
    { path: 'a', kind: 'file' },
    { path: 'link', kind: 'link' },
  ])
})

test('a symbolic link in a tar is seen as one', async () => {
  const tar = await packTar([
    { header: { name: './a', size: 1, type: 'file' }, body: text('a') },
    { header: { name: 'l', size: 0, type: 'symlink', linkname: '../../x' } },
  ])
  expect(await unpack('x.tgz', gzipSync(tar))).toMatchObject([{ path: 'a' }, { path: 'l', kind: 'link' }])
})

test('node_modules in an archive is not unpacked', async () => {
  const [, inside] = await unpack('x.zip', zipSync({ a: text('a'), 'node_modules/x/i.js': text('x') }))
  expect(inside?.bytes).toBeUndefined()
})

test('a zip that unpacks to far too much is refused before it is unpacked', async () => {
  const zeros = new Uint8Array(2_900_000)
  const zip = zipSync(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, zeros])))
  expect(zip.length).toBeLessThan(100_000)
  await expect(unpack('bomb.zip', zip)).rejects.toThrow('more than 12 MB')
})

test('something else than an archive is refused in words', async () => {
  await expect(unpack('a.pdf', text('%PDF-1.7'))).rejects.toThrow('no zip')
})
