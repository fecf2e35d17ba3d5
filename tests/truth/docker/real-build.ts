/** Builds a case with real BuildKit and says what came of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildAnswer, normaliseError, type Rebuild } from './answer.ts'
import { edited, type TruthCase } from './case.ts'
import { type Archives, packArchives, writeContext } from './context.ts'
import { docker, mustDocker } from './docker.ts'
import { addedOver, readSaved } from './image-archive.ts'
import type { DockerAt } from './provide.ts'
import { stepsOf } from './steps.ts'

export function commandOf(one: TruthCase): readonly string[] {
  const args = Object.entries(one.buildArgs ?? {}).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`])
  const secrets = Object.keys(one.secrets ?? {}).flatMap((id) => ['--secret', `id=${id},src=../secret-${id}`])
  const target = one.target === undefined ? [] : ['--target', one.target]
  return ['build', '-t', `stagecraft-truth:${one.name}`, ...target, ...args, ...secrets, '.']
}

export async function buildReal(at: DockerAt, one: TruthCase): Promise<BuildAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-context-'))
  try {
    for (const [id, value] of Object.entries(one.secrets ?? {})) writeFileSync(join(folder, `secret-${id}`), value)
    if (one.edits !== undefined) await mustDocker(at, ['builder', 'prune', '-af'])
    const first = await build(at, one, folder)
    const answer: BuildAnswer =
      first.code !== 0 ? { outcome: 'failed', error: errorOf(first.stderr) } : await inspect(at, one)
    if (one.edits === undefined) return answer
    const rebuilds: Rebuild[] = []
    for (const [index] of one.edits.entries())
      rebuilds.push({ steps: stepsOf((await build(at, edited(one, index + 1), folder)).stderr) })
    return { ...answer, rebuilds }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await docker(at, ['image', 'rm', '-f', `stagecraft-truth:${one.name}`])
  }
}

async function build(at: DockerAt, one: TruthCase, folder: string) {
  const context = join(folder, 'context')
  mkdirSync(context, { recursive: true })
  const archives: Archives = await packArchives(one.context)
  writeContext(one, context, archives)
  return docker(at, commandOf(one), { cwd: context, timeoutSeconds: 300 })
}

async function inspect(at: DockerAt, one: TruthCase): Promise<BuildAnswer> {
  const saved = await docker(at, ['save', `stagecraft-truth:${one.name}`])
  if (saved.code !== 0) throw new Error(`docker save: ${saved.stderr}`)
  const image = await readSaved(new Uint8Array(saved.stdout), await baseLayers(at, one))
  return { outcome: 'succeeded', files: addedOver(image), config: image.config }
}

/** How many layers of the image are the base image's: those of the longest known base it starts with. */
async function baseLayers(at: DockerAt, one: TruthCase): Promise<number> {
  const images = ['alpine:latest', 'node:22-alpine', 'nginx:alpine', `stagecraft-truth:${one.name}`]
  const format = '{{json .RepoTags}} {{json .RootFS.Layers}}'
  const lines = (await docker(at, ['image', 'inspect', '-f', format, ...images])).stdout.toString().trim().split('\n')
  const layers = lines.map((line) => JSON.parse(line.slice(line.indexOf('] [') + 2)) as readonly string[])
  const own = layers.at(-1) ?? []
  const bases = layers.slice(0, -1).filter((base) => base.every((layer, index) => own[index] === layer))
  return Math.max(0, ...bases.map((base) => base.length))
}

/** Docker ends with the error; what was logged before stands above it. */
function errorOf(stderr: string): string {
  return normaliseError(stderr.trim().split('\n').at(-1) ?? '')
}
