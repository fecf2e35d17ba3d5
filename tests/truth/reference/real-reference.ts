/** Builds a combination for real, runs its own smoke test, and says what came of each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { nameOf, type ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import { projectOf } from '../../core/exporter/reference-evaluated.ts'
import { docker, mustDocker } from '../docker/docker.ts'
import { type Ran, run } from '../docker/processes.ts'
import type { DockerAt } from '../docker/provide.ts'

export interface RealAnswer {
  /** What the stand-ins' BuildKit cannot read, and was taken out for it. */
  readonly leftOut: readonly string[]
  readonly built: readonly string[]
  /** Exit code of smoke-test.sh, and its lines: names with a hash and the size, which differ by day, taken out. */
  readonly smoke: { readonly exit: number; readonly lines: readonly string[] }
  /** Status the development server answered with on port 3000. */
  readonly development?: number
}

/** Everything, or what the default needs. */
export type Extent = 'all targets' | 'production'

export async function buildReference(at: DockerAt, choices: ReferenceChoices, extent: Extent): Promise<RealAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-reference-'))
  const image = `stagecraft-reference:${nameOf(choices)}`
  const targets = extent === 'production' ? [] : ['test', 'dev']
  try {
    const leftOut = writeProject(folder, choices, at.standIns)
    for (const target of targets)
      await mustDocker(at, ['build', '--target', target, '-t', `${image}-${target}`, '.'], { cwd: folder })
    await mustDocker(at, ['build', '-t', image, '.'], { cwd: folder, timeoutSeconds: 600 })
    const smoke = await smokeTest(at, folder, image)
    const development = targets.includes('dev') ? { development: await askDevelopment(at, `${image}-dev`) } : {}
    return { leftOut, built: [...targets, 'production'], smoke, ...development }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await docker(at, ['image', 'rm', '-f', image, ...targets.map((target) => `${image}-${target}`)])
  }
}

/** Frontends older than the one the first line asks for cannot be replaced where no registry is reached. */
function writeProject(folder: string, choices: ReferenceChoices, standIns: boolean): readonly string[] {
  const leftOut: string[] = []
  for (const { path, bytes } of projectOf(choices).files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    const text = new TextDecoder().decode(bytes)
    const syntax = path === 'Dockerfile' && standIns ? /^# syntax=.*\n/.exec(text)?.[0] : undefined
    if (syntax !== undefined) leftOut.push(syntax.trim())
    writeFileSync(join(folder, path), syntax === undefined ? bytes : text.slice(syntax.length))
  }
  return leftOut
}

async function smokeTest(at: DockerAt, cwd: string, image: string): Promise<RealAnswer['smoke']> {
  const ran = await runBeside(at, ['sh', 'smoke-test.sh', image], cwd)
  const lines = `${ran.stdout}${ran.stderr}`.trim().split('\n')
  return { exit: ran.code, lines: lines.map(withoutChance) }
}

/** Where the published ports are. */
function runBeside(at: DockerAt, line: readonly string[], cwd?: string): Promise<Ran> {
  const enter = at.namespacePid === undefined ? [] : ['nsenter', '-t', String(at.namespacePid), '-n', '--']
  const [command, ...args] = [...enter, ...line]
  const host = at.host === undefined ? {} : { DOCKER_HOST: at.host }
  const env = { ...process.env, ...host, PATH: `${dirname(at.command)}:${process.env.PATH}` }
  return run(command!, args, { ...(cwd === undefined ? {} : { cwd }), env, timeoutSeconds: 180 })
}

function withoutChance(line: string): string {
  return line.replace(/index-[\w-]{8}\.js/g, 'index-<hash>.js').replace(/has \d+ MB/, 'has <size> MB')
}

const PATIENT = ['-s', '-o', '/dev/null', '-w', '%{http_code}', '--max-time', '60', '--retry', '40'].concat([
  '--retry-delay',
  '1',
  '--retry-connrefused',
  '--retry-all-errors',
])

async function askDevelopment(at: DockerAt, image: string): Promise<number> {
  const container = (await mustDocker(at, ['run', '-d', '-p', '127.0.0.1::3000', image])).trim()
  try {
    const address = (await mustDocker(at, ['port', container, '3000/tcp'])).trim().split('\n')[0]
    return Number((await runBeside(at, ['curl', ...PATIENT, `http://${address}/`])).stdout.toString())
  } finally {
    await docker(at, ['rm', '-f', container])
  }
}
