/** The user's own Docker as a page sees it: behind a token, and perhaps not offered at all. */
import type { BuilderRequest, DockerEvent, RunRequest } from './port.ts'

export type DockerAnswer =
  /** The last event was told. */
  | { readonly kind: 'ended' }
  /** The token was not taken. */
  | { readonly kind: 'token'; readonly message: string }
  /** A foreign frontend needs the user's consent. */
  | { readonly kind: 'asks'; readonly frontend: string }
  | { readonly kind: 'refused'; readonly message: string }

type OnEvent = (event: DockerEvent) => void

/** Nothing here rejects. Ending a job is `cancel`: its events still tell how it ended. */
export interface OwnDocker {
  isOffered(): Promise<boolean>
  build(token: string, request: BuilderRequest, onEvent: OnEvent): Promise<DockerAnswer>
  run(token: string, request: RunRequest, onEvent: OnEvent): Promise<DockerAnswer>
  cancel(token: string): Promise<void>
  /** Undefined when it could not. */
  clean(token: string): Promise<{ readonly containers: number; readonly images: number } | undefined>
}
