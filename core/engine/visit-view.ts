/** One request to a simulated container, as the preview shows it. */
import type { HttpAnswer, WayStep } from '@/core/nginx/http.ts'

export interface VisitStep {
  readonly what: string
  readonly detail: string
  readonly file: string | undefined
  readonly line: number | undefined
  /** The learner's file with the same text, and so the same lines. */
  readonly editor?: string | undefined
}

export type VisitView =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: readonly (readonly [string, string])[]
      readonly type: string
      readonly bytes: number | undefined
      /** Decoded, for texts only. */
      readonly text: string | undefined
      /** For HTML: styles and pictures of the same container put in, so that it can be shown without asking again. */
      readonly page: string | undefined
      readonly file: string | undefined
      readonly way: readonly VisitStep[]
      readonly port: number
    }
  /** No page, and why: nothing listens, the container is not there, or the engine cannot tell. */
  | {
      readonly kind: 'none'
      readonly reason: string
      readonly detail: readonly string[]
      readonly way: readonly VisitStep[]
    }

export function viewSteps(way: readonly WayStep[]): readonly VisitStep[] {
  return way.map(({ what, detail, file, range }) => ({ what, detail, file, line: range?.start.line }))
}

export function headerOf(answer: HttpAnswer, name: string): string | undefined {
  return answer.kind === 'answer' ? answer.headers.find(([key]) => key === name)?.[1] : undefined
}
