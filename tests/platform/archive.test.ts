import { gunzipSync, unzipSync } from 'fflate'
import { unpackTar } from 'modern-tar'
import { expect, test } from 'vitest'
import { exportProject } from '@/core/exporter/export-project.ts'
import { file, treeOf } from '@/core/files/tree.ts'
import { tarGzOf } from '@/platform/archive/tar-gz.ts'
import { zipOf } from '@/platform/archive/zip.ts'

const plan = exportProject({
  workspace: treeOf({ Dockerfile: 'FROM x\n', 'ä.txt': 'é', 'run.sh': file('#!/bin/sh\n', { mode: 0o755 }) }),
  starter: treeOf({}),
  facts: { name: 'app', hasDockerfile: true, stages: [], port: 80 },
})
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('the zip holds every file below one folder, with its bytes', () => {
  const entries = unzipSync(zipOf(plan))
  expect(Object.keys(entries)).toEqual(['app/Dockerfile', 'app/README.md', 'app/run.sh', 'app/ä.txt'])
  expect(text(entries['app/ä.txt'])).toBe('é')
})

test('the same project gives the same zip, byte for byte', () => {
  expect(zipOf(plan)).toEqual(zipOf(plan))
})

test('the tar.gz holds the same files with the same permissions', async () => {
  const entries = await unpackTar(gunzipSync(await tarGzOf(plan)))
  expect(entries.map((each) => [each.header.name, each.header.mode])).toEqual([
    ['app/Dockerfile', 0o644],
    ['app/README.md', 0o644],
    ['app/run.sh', 0o755],
    ['app/ä.txt', 0o644],
  ])
  expect(text(entries[3]?.data)).toBe('é')
})
