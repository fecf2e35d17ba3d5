/** Answers the requests of the page: `build`, `run`, `cancel`, `clean`. One thing at a time, for one user. */
import { BUILDER_LIMITS, type BuilderLimits } from '@/core/build/builder/limits.ts'
import type { BuilderJob, BuilderPort } from '@/core/build/builder/port.ts'
import { type Read, readBuildRequest, readRunRequest } from '@/core/build/builder/read-request.ts'
import { eventStream } from './event-stream.ts'
import { refusalOf } from './gate.ts'
import { readBody } from './read-body.ts'
import { type TokenGuard, tokenGuard } from './token-guard.ts'

export interface DockerService {
  answer(request: Request, action: string): Promise<Response>
}

export interface DockerServiceOptions {
  readonly builder: BuilderPort
  readonly token: string
  readonly limits?: BuilderLimits
  readonly guard?: TokenGuard
}

export function dockerService(options: DockerServiceOptions): DockerService {
  const { builder, limits = BUILDER_LIMITS, guard = tokenGuard(options.token) } = options
  let current: BuilderJob | undefined
  let starting = false
  const isBusy = () => starting || current !== undefined

  /** The place is taken before the body is read: two requests at once are one build. */
  async function begin<T>(request: Request, read: (data: unknown) => Read<T>, start: (asked: T) => BuilderJob) {
    if (isBusy()) return problem(409, 'A build or a container is going on. Cancel it first.')
    starting = true
    try {
      const body = await readBody(request, limits.requestBytes)
      if (body.kind === 'too-large') return problem(413, `The request has more than ${limits.requestBytes} bytes.`)
      if (body.kind === 'invalid') return problem(400, 'The body is no JSON.')
      const asked = read(body.data)
      if (asked.kind === 'too-large') return problem(413, asked.message)
      if (asked.kind === 'invalid') return problem(400, asked.message)
      if (asked.kind === 'asks') return asking(asked.frontend)
      const job = start(asked.request)
      current = job
      return streaming(job)
    } finally {
      starting = false
    }
  }

  function streaming(job: BuilderJob): Response {
    const stream = eventStream(job, () => {
      if (current === job) current = undefined
    })
    return new Response(stream, {
      headers: { ...HEADERS, 'Content-Type': 'application/x-ndjson', 'X-Accel-Buffering': 'no' },
    })
  }

  return {
    async answer(request, action) {
      const refusal = refusalOf(request, guard)
      if (refusal !== undefined) return problem(refusal.status, refusal.message, refusal.headers)
      switch (action) {
        case 'build':
          return begin(request, (data) => readBuildRequest(data, limits), builder.build)
        case 'run':
          return begin(request, readRunRequest, builder.run)
        case 'cancel': {
          const was = current
          was?.cancel()
          return json(200, { cancelled: was !== undefined })
        }
        case 'clean':
          if (isBusy()) return problem(409, 'A build or a container is going on. Cancel it first.')
          return builder.clean().then(
            (removed) => json(200, { removed }),
            (error: unknown) => problem(502, error instanceof Error ? error.message : String(error)),
          )
        default:
          return problem(404, 'There is no such action.')
      }
    },
  }
}

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

function json(status: number, data: object, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(data, { status, headers: { ...HEADERS, ...headers } })
}

function problem(status: number, message: string, headers?: Readonly<Record<string, string>>): Response {
  return json(status, { error: { message } }, headers)
}

/** The page shows the frontend's name and sends the request again with the user's consent to it. */
function asking(frontend: string): Response {
  const message = `This Dockerfile is read by ${frontend}, a program of somebody else’s that Docker would fetch and run.`
  return json(428, { error: { message, frontend } })
}
