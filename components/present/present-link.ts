/** What the two windows of a presentation tell each other: on this device, by BroadcastChannel, without a server. */
import type { Standing, Wish } from './present-state.ts'

const WISHES: readonly string[] = [
  'next',
  'previous',
  'next-slide',
  'previous-slide',
  'first',
  'last',
  'blank',
  'hint',
] satisfies readonly Wish[]

export type PresentMessage =
  /** The notes have opened, and ask where the presentation stands. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'standing'; readonly standing: Standing; readonly passed: boolean }
  | { readonly kind: 'closed' }

export interface PresentLink {
  send(message: PresentMessage): void
  close(): void
}

export function openPresentLink(lesson: string, hear: (message: PresentMessage) => void): PresentLink {
  if (typeof BroadcastChannel === 'undefined') return { send: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`stagecraft-present ${lesson}`)
  channel.onmessage = ({ data }) => {
    if (isMessage(data)) hear(data)
  }
  return { send: (message) => channel.postMessage(message), close: () => channel.close() }
}

export function isWish(word: unknown): word is Wish {
  return typeof word === 'string' && WISHES.includes(word)
}

/** Another tab may be of another version. */
function isMessage(data: unknown): data is PresentMessage {
  const { kind, wish, standing } = (data ?? {}) as Record<string, unknown>
  switch (kind) {
    case 'hello':
    case 'closed':
      return true
    case 'wish':
      return isWish(wish)
    case 'standing':
      return typeof (standing as Standing | undefined)?.slide === 'number'
    default:
      return false
  }
}
