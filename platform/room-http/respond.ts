/** Answers of the service as HTTP. Nothing of a room is kept by a cache, and no answer is taken for a page. */
import type { Answer, ServiceRefusal } from '@/core/room/service.ts'
import type { Refusal } from './gate.ts'

const STATUS: Readonly<Record<ServiceRefusal, number>> = {
  unknown: 401,
  forbidden: 403,
  invalid: 400,
  locked: 403,
  closed: 409,
  removed: 403,
  'room-full': 409,
  'server-full': 503,
  'too-many': 429,
  'store-full': 503,
  'store-read-only': 503,
  'store-unreachable': 503,
}

export const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/** `overrides`: a code that does not stand for a token here has another status. */
export function answered<T extends object>(
  answer: Answer<T>,
  status = 200,
  overrides: Partial<Record<ServiceRefusal, number>> = {},
): Response {
  if (answer.kind === 'done') return json(status, answer.value)
  const { code, message, retryAfter } = answer
  return problem({ status: overrides[code] ?? STATUS[code], code, message }, retryAfter)
}

export function json(status: number, data: object, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(data, { status, headers: { ...HEADERS, ...headers } })
}

export function problem({ status, code, message }: Refusal, retryAfter?: number): Response {
  const again = retryAfter === undefined ? {} : { retryAfter }
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
  return json(status, { error: { code, message, ...again } }, headers)
}
