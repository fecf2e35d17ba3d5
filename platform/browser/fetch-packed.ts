/** Fetches a packed file of our own, telling how much of it has come. */
import type { BundlerFile } from '../bundler/bundler-files.ts'

/** Throws in plain words when it cannot be had. `told` gets bytes of this file, as they travel. */
export async function fetchPacked({ path, bytes }: BundlerFile, told: (bytes: number) => void): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path)
  } catch {
    throw new Error('the bundler could not be fetched; without a network it works once it was used here with one')
  }
  if (!response.ok || response.body === null) throw new Error(`the bundler could not be fetched (${response.status})`)
  let loaded = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      loaded += chunk.byteLength
      told(Math.min(loaded, bytes))
      controller.enqueue(chunk)
    },
  })
  const unpacked = response.body.pipeThrough(counted).pipeThrough(new DecompressionStream('gzip') as never)
  return new Response(unpacked as ReadableStream)
}
