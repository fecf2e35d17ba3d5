/** An edit of any file, small and valid in its language. */
import type { FileNode } from '@/core/files/node.ts'
import { basename } from '@/core/files/path.ts'

export interface Edited {
  readonly node: FileNode
  /** What was done, in words after the path. */
  readonly what: string
}

const ADDS: readonly (readonly [RegExp, string])[] = [
  // Seen in the built site too: a bundler drops a comment, and then nothing would have changed there.
  [/\.[cm]?[jt]sx?$/, 'console.log("edited")'],
  [/\.(?:css|scss|less)$/, '.edited { color: inherit }'],
  [/\.(?:html?|svg|xml|md)$/, '<!-- edited -->'],
  [/^(?:.*\.)?(?:conf|sh|ya?ml|toml|ini|env|txt|dockerignore|gitignore|npmrc)$|dockerfile/i, '# edited'],
]

export function editFile(path: string, node: FileNode): Edited | undefined {
  if (node.content.kind !== 'bytes') return undefined
  const { bytes } = node.content
  const line = ADDS.find(([fits]) => fits.test(basename(path)))?.[1]
  const ended = bytes.length === 0 || bytes[bytes.length - 1] === 10
  const added = new TextEncoder().encode(`${ended || line === undefined ? '' : '\n'}${line ?? ''}\n`)
  const joined = new Uint8Array(bytes.length + added.length)
  joined.set(bytes)
  joined.set(added, bytes.length)
  const what = line === undefined ? 'gets an empty line at its end' : `gets one more line, \`${line}\``
  return { node: { ...node, content: { kind: 'bytes', bytes: joined } }, what }
}
