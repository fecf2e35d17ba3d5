/** The command line: finds the verb, runs it, turns mistakes into one clear line (or one JSON document). */

import { type ExitCode, type Io, printJson, UsageError, type Verb } from './verb.ts'

/** Each verb is loaded when it is asked for: `lint` does not wait for the machinery of lessons. */
const VERBS = {
  lessons: async () => (await import('./verbs/lessons.ts')).lessonsVerb,
  start: async () => (await import('./verbs/start.ts')).startVerb,
  solve: async () => (await import('./verbs/solve.ts')).solveVerb,
  check: async () => (await import('./verbs/check.ts')).checkVerb,
  lint: async () => (await import('./verbs/lint.ts')).lintVerb,
  build: async () => (await import('./verbs/build.ts')).buildVerb,
  nginx: async () => (await import('./verbs/nginx.ts')).nginxVerb,
  export: async () => (await import('./verbs/export.ts')).exportVerb,
  course: async () => (await import('./verbs/course.ts')).courseVerb,
} satisfies Readonly<Record<string, () => Promise<Verb>>>

export async function main(
  args: readonly string[],
  where: Pick<Io, 'project' | 'program' | 'packed'>,
): Promise<ExitCode> {
  const io: Io = {
    ...where,
    cwd: process.env.INIT_CWD ?? process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
  return runVerb(args, io)
}

/** Runs one command line against an `Io`; what tests call. */
export async function runVerb(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(await help())
    return name === undefined ? 2 : 0
  }
  let verb: Verb | undefined
  try {
    if (!isVerb(name)) throw new UsageError(`there is no verb "${name}"; there are ${Object.keys(VERBS).join(', ')}`)
    verb = await VERBS[name]()
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

function isVerb(name: string): name is keyof typeof VERBS {
  return Object.hasOwn(VERBS, name)
}

async function help(): Promise<string> {
  const verbs = await Promise.all(Object.values(VERBS).map((load) => load()))
  const lines = verbs.map((verb) => `  stagecraft ${verb.usage}\n      ${verb.summary}`)
  return `Stagecraft: Docker multi-stage builds, judged by what the build would really produce.\n\n${lines.join('\n')}\n\nEvery verb takes --json. Exit 0: yes. 1: no. 2: wrong usage.\n`
}
