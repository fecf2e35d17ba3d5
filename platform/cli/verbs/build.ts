import { checkBuild } from '@/core/build/check.ts'
import { evaluate } from '@/core/build/evaluate.ts'
import { listImage } from '@/core/build/origin.ts'
import { errorBlock, plainProgress } from '@/core/build/progress.ts'
import type { BuildResult } from '@/core/build/result.ts'
import { bundlesWantedBy } from '@/core/build/wanted-bundles.ts'
import { type CheckReport, checkReport } from '@/core/terminal/check-report.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { withBundles } from '../../bundler/with-bundles.ts'
import { nodeBundler } from '../../node/node-bundler.ts'
import { BUILD_OPTIONS, buildRequest } from '../dockerfile-input.ts'
import { buildDocument, diagnosticsDocument, originWords } from '../documents.ts'
import { readOptions } from '../options.ts'
import { type Io, printJson, UsageError, type Verb } from '../verb.ts'

const OPTIONS = {
  ...BUILD_OPTIONS,
  tag: { type: 'string', short: 't', multiple: true },
  check: { type: 'boolean' },
  list: { type: 'boolean' },
  progress: { type: 'string' },
  'no-cache': { type: 'boolean' },
  allow: { type: 'string', multiple: true },
} as const

export const buildVerb: Verb = {
  name: 'build',
  usage:
    'build [DIR] [-f FILE] [-t NAME]… [--target T] [--build-arg K=V]… [--check] [--list] [--allow E]… [--progress plain] [--json]',
  summary: 'Evaluates a build: what it would print, make and weigh. Nothing is built.',
  async run(args, io) {
    const { values, positionals } = readOptions(args, OPTIONS)
    if (values.progress !== undefined && !['plain', 'auto', 'tty', 'quiet'].includes(values.progress)) {
      throw new UsageError(`--progress is plain, auto, tty or quiet, not "${values.progress}"`)
    }
    const request = {
      ...(await buildRequest(io, positionals, values)),
      noCache: values['no-cache'] ?? false,
      allow: values.allow ?? [],
    }
    if (values.check) {
      const check = checkBuild(request)
      const report = checkReport(check, request)
      if (values.json) printJson(io, { diagnostics: diagnosticsDocument(check.diagnostics.filter(isSaid)) })
      else printCheck(io, report)
      return report.code
    }
    const bundler = nodeBundler(io.project)
    const result = await withBundles(bundler, (bundles) => evaluate({ ...request, bundles }), bundlesWantedBy)
    if (values.json) printJson(io, buildDocument(result, { list: values.list ?? false }))
    else printBuild(io, result, values.tag?.[0], values.list ?? false)
    return result.outcome.kind === 'succeeded' ? 0 : 1
  },
}

/** Mistakes, our own remarks, and the build checks that Docker comes to before a mistake stops it. */
function isSaid({ severity, order }: Diagnostic): boolean {
  return severity !== 'warning' || order !== undefined
}

function printBuild(io: Io, result: BuildResult, tag: string | undefined, list: boolean): void {
  if (!list || result.outcome.kind !== 'succeeded') {
    io.err(`${plainProgress(result, tag === undefined ? {} : { tag }).join('\n')}\n`)
    const lines = errorBlock(result)
    if (lines.length > 0) io.err(`${lines.join('\n')}\n`)
  }
  if (result.outcome.kind === 'unknown') for (const reason of result.outcome.reasons) io.err(`cannot tell: ${reason}\n`)
  if (!list) return
  for (const each of listImage(result)) {
    const size = each.kind === 'file' ? (each.size ?? '?') : each.kind
    io.out(`${String(size).padStart(10)}  ${each.path}  ${originWords(each)}\n`)
  }
}

function printCheck(io: Io, report: CheckReport): void {
  if (report.lines.length > 0) io.out(`${report.lines.join('\n')}\n`)
  if (report.errors.length > 0) io.err(`${report.errors.join('\n')}\n`)
}
