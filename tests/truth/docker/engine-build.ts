/** The engine's answer to a case, in the same form as the real one's. */
import { evaluate } from '@/core/build/evaluate.ts'
import { listImage } from '@/core/build/origin.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { type AnsweredFile, type BuildAnswer, byPath, normaliseError, type Rebuild, STEP } from './answer.ts'
import { dockerfileOf, edited, type TruthCase } from './case.ts'
import { contextTree, packArchives } from './context.ts'
import { storedConfig } from './stored-config.ts'

export type EngineAnswer = BuildAnswer | { readonly outcome: 'unknown'; readonly reasons: readonly string[] }

export async function buildByEngine(one: TruthCase, catalogue: Catalogue): Promise<EngineAnswer> {
  const result = await evaluateCase(one, catalogue)
  const rebuilds = one.edits === undefined ? {} : { rebuilds: await rebuildAll(one, catalogue, result) }
  switch (result.outcome.kind) {
    case 'failed':
      return { outcome: 'failed', error: normaliseError(result.outcome.error.message), ...rebuilds }
    case 'unknown':
      return { outcome: 'unknown', reasons: result.outcome.reasons }
    case 'succeeded': {
      const config = storedConfig(result.outcome.image.config)
      return { outcome: 'succeeded', files: filesOf(result), config, ...rebuilds }
    }
  }
}

async function evaluateCase(one: TruthCase, catalogue: Catalogue, cache?: ReadonlySet<string>): Promise<BuildResult> {
  return evaluate({
    dockerfile: dockerfileOf(one),
    dockerfilePath: 'Dockerfile',
    context: contextTree(one, await packArchives(one.context)),
    catalogue,
    apps: [starterRecord],
    ...(one.target === undefined ? {} : { target: one.target }),
    ...(one.buildArgs === undefined ? {} : { buildArgs: one.buildArgs }),
    ...(one.secrets === undefined ? {} : { secrets: one.secrets }),
    ...(cache === undefined ? {} : { cache }),
  })
}

/** Every mistake in turn, each found once the line of the one before is taken out: which one a build meets first is chance. */
export async function mistakesOf(one: TruthCase, catalogue: Catalogue): Promise<readonly string[]> {
  const mistakes: string[] = []
  let lines = dockerfileOf(one).split('\n')
  for (let turn = 0; turn < 8; turn++) {
    const { outcome } = await evaluateCase({ ...one, dockerfile: lines.join('\n') }, catalogue)
    if (outcome.kind !== 'failed' || outcome.error.range === undefined) break
    const { line } = outcome.error.range.start
    mistakes.push(normaliseError(outcome.error.message))
    lines = lines.map((text, index) => (index + 1 === line ? '# taken out' : text))
  }
  return mistakes
}

/** Builds once an edit; what any earlier build finished is in the cache. */
async function rebuildAll(one: TruthCase, catalogue: Catalogue, first: BuildResult): Promise<readonly Rebuild[]> {
  const cache = new Set<string>(finishedKeys(first))
  const rebuilds: Rebuild[] = []
  for (const [index] of one.edits!.entries()) {
    const result = await evaluateCase(edited(one, index + 1), catalogue, cache)
    for (const key of finishedKeys(result)) cache.add(key)
    rebuilds.push({ steps: stepsOf(result) })
  }
  return rebuilds
}

function finishedKeys(result: BuildResult): readonly string[] {
  return result.operations.filter((each) => each.state === 'done').map((each) => each.key)
}

const ENDS: Readonly<Record<Operation['state'], string | undefined>> = {
  done: 'DONE',
  failed: 'ERROR',
  unknown: 'UNKNOWN',
  'not-reached': undefined,
}

function stepsOf(result: BuildResult): readonly string[] {
  const needed = result.operations.filter((each) => result.results[each.stage]?.needed && STEP.test(each.name))
  return needed
    .filter((each) => each.cached || ENDS[each.state] !== undefined)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((each) => `${each.cached ? 'CACHED' : ENDS[each.state]} ${each.name}`)
}

function filesOf(result: BuildResult): readonly AnsweredFile[] {
  const tree = result.outcome.kind === 'succeeded' ? result.outcome.image.tree : undefined
  const written = listImage(result).filter((each) => each.origin.by === 'operation')
  return written
    .map(({ path, kind, mode, uid, gid, size }): AnsweredFile => {
      const node = tree === undefined ? undefined : lookup(tree, path, { follow: false })
      const target = node?.kind === 'found' && node.node.kind === 'link' ? node.node.target : ''
      return [
        path,
        kind,
        kind === 'link' ? '' : mode.toString(8),
        `${uid}:${gid}`,
        kind === 'file' ? String(size ?? '?') : target,
      ]
    })
    .sort(byPath)
}
