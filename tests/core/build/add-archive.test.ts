import { gzipSync } from 'fflate'
import { packTar } from 'modern-tar'
import { expect, test } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { type FileTree, file, lookup, put, readText, treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'

const text = (value: string) => new TextEncoder().encode(value)

async function archive(): Promise<Uint8Array> {
  return packTar([
    { header: { name: 'site/', type: 'directory', size: 0, mode: 0o755 } },
    { header: { name: 'site/index.html', size: 5, mode: 0o644 }, body: text('hello') },
  ])
}

function add(name: string, bytes: Uint8Array, instruction = `ADD ${name} /out/`): ReturnType<typeof evaluate> {
  const context: FileTree = put(treeOf({ Dockerfile: '' }), name, file(bytes))
  const dockerfile = `FROM scratch\n${instruction}\n`
  return evaluate({ dockerfile, dockerfilePath: 'Dockerfile', context, catalogue: defaultCatalogue, apps: [] })
}

function imageOf(result: ReturnType<typeof evaluate>): FileTree {
  if (result.outcome.kind !== 'succeeded') throw new Error(JSON.stringify(result.outcome))
  return result.outcome.image.tree
}

test('ADD unpacks a tar, and one compressed with gzip, whatever it is called', async () => {
  const tar = await archive()
  for (const [name, bytes] of [
    ['a.tar', tar],
    ['a.tar.gz', gzipSync(tar)],
    ['a.bin', gzipSync(tar)],
  ] as const) {
    expect(readText(imageOf(add(name, bytes)), '/out/site/index.html')).toBe('hello')
  }
})

test('ADD copies a gzip that holds no tar as it is, and COPY never unpacks', async () => {
  const tree = imageOf(add('page.html.gz', gzipSync(text('<p>'))))
  expect(lookup(tree, '/out/page.html.gz').kind).toBe('found')
  const copied = imageOf(add('a.tar.gz', gzipSync(await archive()), 'COPY a.tar.gz /out/'))
  expect(lookup(copied, '/out/a.tar.gz').kind).toBe('found')
})

test('what begins like gzip and is broken is copied as it is', () => {
  expect(lookup(imageOf(add('x.gz', new Uint8Array([0x1f, 0x8b, 0x08, 1, 2, 3]))), '/out/x.gz').kind).toBe('found')
})

test('an archive in a form that is not modelled is said to be unknown', () => {
  const result = add('a.tar.xz', new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0, 0]))
  expect(result.outcome.kind).toBe('unknown')
})
