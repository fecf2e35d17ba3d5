/** Requests to a container or a simulated nginx, and how their answers are told. */

import { digest } from '@/core/files/digest.ts'
import type { FileNode } from '@/core/files/node.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { cannotTell, type Finding, fail, type Place } from './finding.ts'
import type { Container } from './work.ts'

export type Answer = Extract<HttpAnswer, { kind: 'answer' }>

/** A browser's request for a page. */
export function ask(container: Pick<Container, 'respond'>, port: number, path: string): HttpAnswer {
  return container.respond({ method: 'GET', path, headers: { accept: 'text/html,*/*' }, host: 'localhost', port })
}

export function contentType(answer: Answer): string {
  return answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'no Content-Type'
}

export function isHtml(answer: Answer): boolean {
  return /^text\/html\b/i.test(contentType(answer))
}

/** Whether the body is this file's bytes. */
export function bodyIs(answer: Answer, file: FileNode, served: FileNode | undefined): boolean {
  if (served && (served.content === file.content || digest(served.content) === digest(file.content))) return true
  return answer.body !== undefined && digest({ kind: 'bytes', bytes: answer.body }) === digest(file.content)
}

/** The way an answer took, for a message: `: server → location / → try_files`. */
export function wayOf(answer: HttpAnswer): string {
  const steps = answer.way.map((step) => (step.detail ? `${step.what} ${step.detail}` : step.what))
  return steps.length === 0 ? '' : ` (${steps.slice(0, 6).join(' → ')})`
}

/** The finding for a container that does not run; undefined when it does. */
export function stoppedContainer(container: Container, at: Place | undefined): Finding | undefined {
  const { state } = container
  switch (state.kind) {
    case 'running':
      return undefined
    case 'cannot-start':
      return fail(`The container cannot start. Docker says: ${state.message}`, at, { container: 'cannot-start' })
    case 'exited':
      return fail(`The container exits with code ${state.code}: ${state.reason}`, at, { container: 'exits' })
    case 'unknown':
      return cannotTell(state.why, at)
  }
}
