/** What the service says when it cannot: a code for the program and a sentence for the person. */
import type { Answer, ServiceRefusal } from '@/core/room/service.ts'
import { StoreFailure } from '@/core/room/store.ts'

export function done<T>(value: T): Answer<T> {
  return { kind: 'done', value }
}

export function refused(code: ServiceRefusal, message: string): Answer<never> {
  return { kind: 'refused', code, message }
}

export function tooMany(message: string, retryAfter: number): Answer<never> {
  return { kind: 'refused', code: 'too-many', message: `${message} Try again in ${retryAfter} s.`, retryAfter }
}

/** The store's trouble is an answer; whatever else goes wrong is a mistake of ours and stays one. */
export async function orTrouble<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return refused(`store-${error.trouble}`, error.message)
  }
}
