/** Builds a case with real BuildKit and says what came of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildAnswer, normaliseError } from './answer.ts'
import { type TruthCase, writeContext } from './case.ts'
import { docker, mustDocker } from './docker.ts'
import { addedOver, readSaved } from './image-archive.ts'
import type { DockerAt } from './provide.ts'

export function commandOf(one: TruthCase): readonly string[] {
  const args = Object.entries(one.buildArgs ?? {}).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`])
  return [
    'build',
    '-t',
    `stagecraft-truth:${one.name}`,
    ...(one.target === undefined ? [] : ['--target', one.target]),
    ...args,
    '.',
  ]
}

export async function buildReal(at: DockerAt, one: TruthCase): Promise<BuildAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-context-'))
  try {
    writeContext(one, folder)
    const built = await docker(at, commandOf(one), { cwd: folder, timeoutSeconds: 300 })
    if (built.code !== 0) return { outcome: 'failed', error: errorOf(built.stderr) }
    return await inspect(at, one)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await docker(at, ['image', 'rm', '-f', `stagecraft-truth:${one.name}`])
  }
}

async function inspect(at: DockerAt, one: TruthCase): Promise<BuildAnswer> {
  const saved = await docker(at, ['save', `stagecraft-truth:${one.name}`])
  if (saved.code !== 0) throw new Error(`docker save: ${saved.stderr}`)
  const image = await readSaved(new Uint8Array(saved.stdout), await baseLayers(at, one))
  return { outcome: 'succeeded', files: addedOver(image), config: image.config }
}

/** How many layers of the image are the base image's: those of the longest known base it starts with. */
async function baseLayers(at: DockerAt, one: TruthCase): Promise<number> {
  const layersOf = async (reference: string) =>
    JSON.parse(
      await mustDocker(at, ['image', 'inspect', '-f', '{{json .RootFS.Layers}}', reference]),
    ) as readonly string[]
  const own = await layersOf(`stagecraft-truth:${one.name}`)
  let most = 0
  for (const reference of ['alpine:latest', 'node:22-alpine', 'nginx:alpine']) {
    if ((await docker(at, ['image', 'inspect', reference])).code !== 0) continue
    const base = await layersOf(reference)
    if (base.every((layer, index) => own[index] === layer)) most = Math.max(most, base.length)
  }
  return most
}

/** Docker ends with the error; what was logged before stands above it. */
function errorOf(stderr: string): string {
  return normaliseError(stderr.trim().split('\n').at(-1) ?? '')
}
