/** The command line: finds the verb, runs it, turns mistakes into one clear line (or one JSON document). */

import { type ExitCode, type Io, printJson, UsageError, type Verb } from './verb.ts'
import { buildVerb } from './verbs/build.ts'
import { checkVerb } from './verbs/check.ts'
import { courseVerb } from './verbs/course.ts'
import { exportVerb } from './verbs/export.ts'
import { lessonsVerb } from './verbs/lessons.ts'
import { lintVerb } from './verbs/lint.ts'
import { nginxVerb } from './verbs/nginx.ts'
import { solveVerb } from './verbs/solve.ts'
import { startVerb } from './verbs/start.ts'

const VERBS: readonly Verb[] = [
  lessonsVerb,
  startVerb,
  solveVerb,
  checkVerb,
  lintVerb,
  buildVerb,
  nginxVerb,
  exportVerb,
  courseVerb,
]

export async function main(args: readonly string[], where: { readonly project: string }): Promise<ExitCode> {
  const io: Io = {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    project: where.project,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
  return runVerb(args, io)
}

/** Runs one command line against an `Io`; what tests call. */
export async function runVerb(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(help())
    return name === undefined ? 2 : 0
  }
  const verb = VERBS.find((each) => each.name === name)
  try {
    if (verb === undefined)
      throw new UsageError(`there is no verb "${name}"; there are ${VERBS.map((each) => each.name).join(', ')}`)
    if (rest.includes('--help')) {
      io.out(`stagecraft ${verb.usage}\n\n${verb.summary}\n`)
      return 0
    }
    return await verb.run(rest, io)
  } catch (error) {
    return report(error, asksForJson(args), verb, io)
  }
}

function asksForJson(args: readonly string[]): boolean {
  return args.some(
    (arg, i) => arg === '--json' || arg === '--format=json' || (arg === '--format' && args[i + 1] === 'json'),
  )
}

function report(error: unknown, json: boolean, verb: Verb | undefined, io: Io): ExitCode {
  const message = error instanceof Error ? error.message : String(error)
  const details = error instanceof UsageError ? error.details : {}
  if (json) printJson(io, { error: { message, ...details } })
  else {
    io.err(`stagecraft: ${message}\n`)
    if (error instanceof UsageError && verb !== undefined) io.err(`usage: stagecraft ${verb.usage}\n`)
  }
  if (!(error instanceof UsageError) && process.env.STAGECRAFT_DEBUG !== undefined)
    io.err(`${error instanceof Error ? error.stack : ''}\n`)
  return 2
}

function help(): string {
  const lines = VERBS.map((verb) => `  stagecraft ${verb.usage}\n      ${verb.summary}`)
  return `Stagecraft: Docker multi-stage builds, judged by what the build would really produce.\n\n${lines.join('\n')}\n\nEvery verb takes --json. Exit 0: yes. 1: no. 2: wrong usage.\n`
}
