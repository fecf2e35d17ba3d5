/** The token that is printed when the server starts: compared in constant time, and not to be guessed at leisure. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 192 bits, in letters that can be pasted anywhere. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

export interface TokenGuard {
  /** `locked`: too many wrong ones; not even the right one is looked at until `seconds` have passed. */
  check(
    given: string | null,
  ): { readonly kind: 'right' | 'wrong' } | { readonly kind: 'locked'; readonly seconds: number }
}

const MOST_WRONG = 10
const SPAN = 60_000

export function tokenGuard(token: string, now: () => number = Date.now): TokenGuard {
  let wrong: readonly number[] = []
  return {
    check(given) {
      const at = now()
      wrong = wrong.filter((time) => at - time < SPAN)
      if (wrong.length >= MOST_WRONG) return { kind: 'locked', seconds: Math.ceil((wrong[0]! + SPAN - at) / 1000) }
      if (given !== null && isSame(given, token)) return { kind: 'right' }
      wrong = [...wrong, at]
      return { kind: 'wrong' }
    },
  }
}

/** Digests have one length, so neither the time nor an error tells how long the token is. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
