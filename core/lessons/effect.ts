/** What a learner's files come to, as one text: two sets of files with the same effect cannot be told apart by any check. */
import type { BuildResult } from '@/core/build/result.ts'
import { CONF, tryConf } from '@/core/checks/conf-trial.ts'
import { allSecretIds } from '@/core/checks/secrets.ts'
import { type Container, makeWork, type Work } from '@/core/checks/work.ts'
import { digestNode } from '@/core/files/digest.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { walk } from '@/core/files/tree.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'

/**
 * Of the Dockerfile: every stage's files and configuration, the findings of the build checks, and how the container answers.
 * Of another file: what the container says and answers, and what reaches the build context.
 */
export function effectOf(file: string, files: FileTree, world: TerminalWorld): string {
  const work = makeWork({ workspace: files, session: undefined, world })
  const secrets = Object.fromEntries(allSecretIds(work).map((id) => [id, 'value']))
  const result = work.build({ allStages: true, secrets })
  const parts = file === 'Dockerfile' ? stagesOf(result) : contextOf(result, file)
  const tried = file === CONF ? trialOf(work) : undefined
  return JSON.stringify([outcomeOf(result), parts, containerOf(result, work), tried])
}

function outcomeOf({ outcome }: BuildResult): unknown {
  return outcome.kind === 'failed' ? [outcome.error.code, outcome.error.message] : outcome.kind
}

function stagesOf(result: BuildResult): unknown {
  const stages = result.results.map(({ stage, config, tree, needed }) => [
    stage.name,
    needed,
    config,
    tree && digestNode(tree.root),
  ])
  return [stages, result.diagnostics.map((one) => one.rule).sort(), result.operations.map((one) => one.key).sort()]
}

function contextOf({ contextTree }: BuildResult, changed: string): unknown {
  return [...walk(contextTree)].flatMap(({ path, node }) =>
    node.kind === 'file' && path !== `/${changed}` ? [path] : [],
  )
}

/** The configuration by itself, over the recorded site: a lesson may ask for it before any image has it. */
function trialOf(work: Work): unknown {
  return work.world.apps.map((app) => {
    const trial = tryConf(work, app)
    const paths = [
      '/',
      '/counter',
      '/nothing.js',
      '/assets/nothing.js',
      '/assets/',
      ...(trial?.assets ?? []).map((name) => `/${name}`),
    ]
    return trial && [trial.verdict.kind, paths.map((path) => briefly(trial.get(path)))]
  })
}

const ACCEPTS = { accept: 'text/html,*/*', 'accept-encoding': 'gzip' }

function containerOf({ outcome }: BuildResult, work: Work): unknown {
  const image = outcome.kind === 'failed' ? undefined : outcome.image
  if (image === undefined) return undefined
  const container = work.container(image)
  const paths = ['/', '/counter', '/nothing.js', '/assets/nothing.js', '/assets/', '/.env', ...served(container)]
  const answers = container.listens.flatMap(({ port }) =>
    ['GET', 'HEAD', 'POST'].flatMap((method) => paths.map((path) => answerOf(container, port, method, path))),
  )
  return [container.state, container.listens, container.health, answers]
}

function served({ tree }: Container): readonly string[] {
  const below = [...walk(tree, '/usr/share/nginx/html')]
  return below.slice(0, 40).map(({ path }) => path.slice('/usr/share/nginx/html'.length))
}

function answerOf(container: Container, port: number, method: string, path: string): unknown {
  return briefly(container.respond({ method, path, headers: ACCEPTS, host: 'localhost', port }))
}

function briefly(answer: HttpAnswer): unknown {
  if (answer.kind !== 'answer') return answer.kind
  return [answer.status, answer.headers, answer.bodyFile, answer.bodyBuiltin]
}
