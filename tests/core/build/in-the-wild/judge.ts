/** What the engine says of a case, in the few facts that matter: outcome, findings, files, and what the container does. */
import { checkDockerfile } from '@/core/build/check.ts'
import { evaluate } from '@/core/build/evaluate.ts'
import type { BuildOutcome } from '@/core/build/result.ts'
import { start } from '@/core/container/start.ts'
import { BUILD_CHECKS } from '@/core/dockerfile/rules/registry.ts'
import { lookup } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { Image } from '@/core/images/image.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { contextOf } from './apps.ts'

export interface Case {
  /** One sentence. */
  readonly about: string
  /** `starter`, or a tool and a lockfile: `cra yarn`. */
  readonly app: string
  /** The app lies in this folder of the context. */
  readonly below?: string
  readonly files?: Readonly<Record<string, string>>
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly dockerfile: readonly string[]
  readonly expect: Verdict
}

export interface Verdict {
  readonly outcome: BuildOutcome['kind']
  /** Line of the error, or of the first step that cannot be told. */
  readonly line?: number
  /** Docker's words, digests left out; or the first reason why it cannot be told. */
  readonly says?: string
  /** Docker's build checks, `Rule:line`. */
  readonly checks: readonly string[]
  /** Of the site and the server's configuration in the final image: there, absent, or not known. */
  readonly files?: Readonly<Record<string, string>>
  readonly container?: {
    readonly state: string
    readonly ports: readonly number[]
    /** What `GET /deep/link` answers on each. */
    readonly deep: readonly string[]
    readonly health?: string
  }
}

const PATHS = [
  '/usr/share/nginx/html/index.html',
  '/usr/share/nginx/html/robots.txt',
  '/etc/nginx/nginx.conf',
  '/etc/nginx/conf.d/default.conf',
  '/app/package.json',
]

export function judge(one: Omit<Case, 'about' | 'expect'>): Verdict {
  const request = {
    dockerfile: `${one.dockerfile.join('\n')}\n`,
    dockerfilePath: 'Dockerfile',
    context: contextOf(one.app, one.files ?? {}, one.below),
    catalogue: defaultCatalogue,
    apps: [starterRecord],
    ...(one.buildArgs === undefined ? {} : { buildArgs: one.buildArgs }),
  }
  const { outcome } = evaluate(request)
  const names = new Set(BUILD_CHECKS.map((rule) => rule.name))
  const found = checkDockerfile(request).filter(({ rule }) => names.has(rule))
  const checks = found.map(({ rule, range }) => `${rule}:${range.start.line}`)
  switch (outcome.kind) {
    case 'failed': {
      const { message, range } = outcome.error
      return { outcome: 'failed', ...lineOf(range), says: withoutDigests(message), checks }
    }
    case 'unknown':
      return { outcome: 'unknown', ...lineOf(outcome.range), says: outcome.reasons[0]!, checks, ...imageFacts(outcome) }
    case 'succeeded':
      return { outcome: 'succeeded', checks, ...imageFacts(outcome) }
  }
}

function lineOf(range: { readonly start: { readonly line: number } } | undefined) {
  return range === undefined ? {} : { line: range.start.line }
}

function withoutDigests(message: string): string {
  return message.replace(/ of ref \S+: /, ' of ref …: ')
}

function imageFacts({ image }: { readonly image: Image | undefined }) {
  if (image === undefined) return {}
  const files = PATHS.map((path) => [path, lookup(image.tree, path).kind] as const)
  return { files: Object.fromEntries(files.filter(([, kind]) => kind !== 'absent')), container: containerFacts(image) }
}

function containerFacts(image: Image): Verdict['container'] {
  const { state, listens, respond, health } = start(image, { apps: [starterRecord] })
  const deep = listens.map(({ port }) => {
    const answer = respond({
      method: 'GET',
      path: '/deep/link',
      headers: { accept: 'text/html' },
      host: 'localhost',
      port,
    })
    return answer.kind === 'answer' ? [answer.status, answer.bodyFile].filter(Boolean).join(' ') : answer.kind
  })
  const ports = listens.map(({ port }) => port)
  return { state: state.kind, ports, deep, ...(health.kind === 'none' ? {} : { health: health.kind }) }
}
