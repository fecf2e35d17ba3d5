/** The editor's files as bytes, for a Node runtime. */
import { fromBase64 } from '@/core/files/base64.ts'
import type { RuntimeFiles } from '@/core/runtime/node-runtime.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'

export function bytesByPath(files: Files): RuntimeFiles {
  const encoder = new TextEncoder()
  const entries = Object.entries(files).filter(([path]) => !path.split('/').includes('node_modules'))
  return Object.fromEntries(
    entries.map(([path, { encoding, text }]) => [
      path,
      encoding === 'base64' ? fromBase64(text) : encoder.encode(text),
    ]),
  )
}
