import { checkDockerfile } from '@/core/build/check.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { BUILD_OPTIONS, buildRequest, pathFromCwd } from '../dockerfile-input.ts'
import { diagnosticsDocument } from '../documents.ts'
import { githubLines } from '../formats/github.ts'
import { sarifLog } from '../formats/sarif.ts'
import { readOptions } from '../options.ts'
import { printJson, UsageError, type Verb } from '../verb.ts'

const OPTIONS = { ...BUILD_OPTIONS, strict: { type: 'boolean' }, format: { type: 'string' } } as const
const FORMATS = ['text', 'json', 'github', 'sarif'] as const
type Format = (typeof FORMATS)[number]

export const lintVerb: Verb = {
  name: 'lint',
  usage: 'lint [DIR] [-f FILE] [--target T] [--build-arg K=V]… [--strict] [--format text|json|github|sarif] [--json]',
  summary: "Docker's build checks over a Dockerfile; exits 1 on errors, with --strict on warnings too.",
  async run(args, io) {
    const { values, positionals } = readOptions(args, OPTIONS)
    const format = formatOf(values)
    const request = await buildRequest(io, positionals, values)
    const diagnostics = checkDockerfile(request)
    const pathOf = pathFromCwd(io, positionals, values, request)
    switch (format) {
      case 'json':
        printJson(io, { diagnostics: diagnosticsDocument(diagnostics) })
        break
      case 'sarif':
        printJson(io, sarifLog(diagnostics, pathOf))
        break
      case 'github':
        for (const line of githubLines(diagnostics, pathOf)) io.out(`${line}\n`)
        break
      case 'text':
        for (const each of diagnostics) io.out(textOf(each))
    }
    const bad = diagnostics.some((each) => each.severity === 'error' || (values.strict && each.severity === 'warning'))
    return bad ? 1 : 0
  },
}

function formatOf(values: { readonly format?: string | undefined; readonly json?: boolean | undefined }): Format {
  const { format = values.json ? 'json' : 'text' } = values
  const known = FORMATS.find((each) => each === format)
  if (known === undefined) throw new UsageError(`--format is ${FORMATS.join(', ')}, not "${format}"`)
  if (values.json && known !== 'json') throw new UsageError(`--json and --format ${known} ask for different things`)
  return known
}

function textOf({ file, range, severity, rule, message, url }: Diagnostic): string {
  const address = url === undefined ? '' : `    ${url}\n`
  return `${file}:${range.start.line}:${range.start.column} ${severity} ${rule}: ${message}\n${address}`
}
