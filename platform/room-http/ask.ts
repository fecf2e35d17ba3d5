/** A request's way to the service: origin, form, body, then the seat; the cheap questions first. */
import type { RoomService, Seat } from '@/core/room/service.ts'
import { readBody } from '@/platform/local-docker/read-body.ts'
import { addressOf } from './client-address.ts'
import { originProblem, tokenOf, typeProblem } from './gate.ts'
import { answered, problem } from './respond.ts'

/** What a schema of zod can do. */
export interface Shape<T> {
  safeParse(data: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
        }
      }
}

export interface Asking {
  readonly origins: readonly string[]
  /** Bytes of a body. */
  readonly most: number
}

/** The body as its schema says, or the answer that refuses it. */
export async function readAsked<T>(
  request: Request,
  shape: Shape<T>,
  { origins, most }: Asking,
): Promise<T | Response> {
  const refusal = originProblem(request, origins) ?? typeProblem(request.headers)
  if (refusal !== undefined) return problem(refusal)
  const body = await readBody(request, most)
  if (body.kind === 'too-large')
    return problem({ status: 413, code: 'too-large', message: `A request has at most ${most / 1024} KB.` })
  if (body.kind === 'invalid') return problem({ status: 400, code: 'invalid', message: 'The body is no JSON.' })
  const parsed = shape.safeParse(body.data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const message = `${issue?.path.join('.') || 'request'}: ${issue?.message}`
  return problem({ status: 400, code: 'invalid', message })
}

/** The seat that the request's token is for, or the answer that refuses it. */
export async function seatOf(request: Request, service: RoomService, room: string): Promise<Seat | Response> {
  const answer = await service.enter(room, tokenOf(request.headers) ?? '', addressOf(request.headers))
  return answer.kind === 'done' ? answer.value : answered(answer)
}
