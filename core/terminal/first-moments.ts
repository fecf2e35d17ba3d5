/** How a container stands right after its start: running, ended with a code, refused, or nobody can tell. */
import type { Container } from '@/core/container/start.ts'

export type FirstMoments =
  | { readonly kind: 'running'; readonly log: readonly string[] }
  | { readonly kind: 'exited'; readonly code: number; readonly log: readonly string[] }
  | { readonly kind: 'refused'; readonly code: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly log: readonly string[] }

export function firstMoments({ state, log }: Container): FirstMoments {
  switch (state.kind) {
    case 'running':
      return { kind: 'running', log }
    case 'exited':
      return { kind: 'exited', code: state.code, log }
    case 'cannot-start':
      return { kind: 'refused', code: state.code, message: state.message }
    case 'unknown':
      return { kind: 'unknown', why: state.why, log }
  }
}
