import { checkDockerfile } from '@/core/build/check.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { BUILD_OPTIONS, buildRequest } from '../dockerfile-input.ts'
import { diagnosticsDocument } from '../documents.ts'
import { readOptions } from '../options.ts'
import { type Io, printJson, type Verb } from '../verb.ts'

export const lintVerb: Verb = {
  name: 'lint',
  usage: 'lint [DIR] [-f FILE] [--target T] [--build-arg K=V]… [--strict] [--json]',
  summary: "Docker's build checks over a Dockerfile; exits 1 on errors, with --strict on warnings too.",
  async run(args, io) {
    const { values, positionals } = readOptions(args, { ...BUILD_OPTIONS, strict: { type: 'boolean' } })
    const diagnostics = checkDockerfile(await buildRequest(io, positionals, values))
    if (values.json) printJson(io, { diagnostics: diagnosticsDocument(diagnostics) })
    else for (const each of diagnostics) printDiagnostic(io, each)
    const bad = diagnostics.some((each) => each.severity === 'error' || (values.strict && each.severity === 'warning'))
    return bad ? 1 : 0
  },
}

function printDiagnostic(io: Io, { file, range, severity, rule, message, url }: Diagnostic): void {
  io.out(`${file}:${range.start.line}:${range.start.column} ${severity} ${rule}: ${message}\n`)
  if (url !== undefined) io.out(`    ${url}\n`)
}
