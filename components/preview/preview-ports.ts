/** What the preview needs of the browser: where scripts may run, and a line to the frame in which they do. */
import type { AskedRequest, FrameReply } from '@/core/engine/preview-messages.ts'

/** Origins in the order they are to be tried; none: the reason. */
export interface PreviewPlace {
  readonly origins: readonly string[]
  readonly why?: string
}

export interface PreviewListener {
  ready(): void
  /** There will be no live preview here: the reason. */
  cannot(why: string): void
  /** It was live, and is no more: the app left its frame, or flooded the page. */
  lost(why: string): void
  answer(request: AskedRequest): Promise<FrameReply>
  moved(place: { readonly path: string; readonly back: boolean; readonly forward: boolean }): void
  /** The app asked for another origin, and was not let. */
  outside(url: string): void
}

export interface PreviewLink {
  go(path: string): void
  back(): void
  forward(): void
  reload(): void
  close(): void
}

export interface PreviewPorts {
  place(): Promise<PreviewPlace>
  /** Address of the page to load into the frame. */
  shellAt(origin: string): string
  open(frame: HTMLIFrameElement, origin: string, listener: PreviewListener): PreviewLink
}
