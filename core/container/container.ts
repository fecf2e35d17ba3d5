/** A built image, started: what became of its process, and what answers. */
import type { BundleRequest, Bundles } from '@/core/bundle/bundle.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { Image } from '@/core/images/image.ts'
import type { HttpAnswer, HttpRequest } from '@/core/nginx/http.ts'
import type { Evidence } from '@/core/text/evidence.ts'

export interface RunOptions {
  /** Replaces CMD. */
  readonly command?: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly user?: string
  readonly workdir?: string
  readonly apps: readonly AppRecord[]
  /** Bundles of edited apps, for builds inside; absent where there is no bundler. */
  readonly bundles?: Bundles | undefined
  readonly readOnly?: boolean
  /** Paths mounted into a read-only container that can be written: a tmpfs, a volume. */
  readonly writable?: readonly string[]
  /** Names that resolve on the container's network, besides localhost. */
  readonly hosts?: readonly string[]
}

export interface Listen {
  readonly port: number
  readonly protocol: 'tcp'
  readonly evidence: Evidence
  /** On 127.0.0.1 only the container itself is heard: a published port gets no answer. */
  readonly address: '0.0.0.0' | '127.0.0.1'
}

export type ContainerState =
  | { readonly kind: 'running' }
  | { readonly kind: 'exited'; readonly code: number; readonly reason: string }
  /** Docker's own words, as runc says them. */
  | { readonly kind: 'cannot-start'; readonly code: 126 | 127; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string }

export type Health =
  | { readonly kind: 'none' }
  | { readonly kind: 'healthy' | 'unhealthy'; readonly output: string }
  | { readonly kind: 'unknown'; readonly why: string }

export type Serves = 'nginx' | 'dev-server' | 'other'

/** How a development server was started: what decides how it makes its modules. */
export interface AppCall {
  readonly args: readonly string[]
  readonly env: ReadonlyMap<string, string>
}

export interface Container {
  /** ENTRYPOINT and CMD, resolved. */
  readonly argv: readonly string[]
  readonly state: ContainerState
  /** Both streams, as `docker logs` shows them. */
  readonly log: readonly string[]
  readonly listens: readonly Listen[]
  readonly serves: Serves | undefined
  /** Of a development server: the folder of its app. */
  readonly appFolder?: string
  readonly appCall?: AppCall
  /** Bundles that a build inside waits for; absent: none. */
  readonly wanted?: readonly BundleRequest[]
  readonly user: string
  readonly image: Image
  /** After the entrypoint's scripts. */
  readonly tree: FileTree
  /** What its HEALTHCHECK finds when it runs. */
  readonly health: Health
  /** From outside the container: what listens on 127.0.0.1 alone does not answer. */
  respond(request: HttpRequest): HttpAnswer
}
