/** What the user's Docker is doing, and what it measured: kept while the tab is open, the token too, and nowhere else. */
import { type LiveBuild, NO_BUILD, withEvent } from '@/core/build/builder/live-build.ts'
import type { DockerAnswer, OwnDocker } from '@/core/build/builder/own-docker.ts'
import type { BuiltImage, DockerEvent } from '@/core/build/builder/port.ts'
import type { ComparedImage } from '@/core/engine/compare-view.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { createStore, type Readable } from '../session/store.ts'
import type { Choice } from './choices.ts'

export interface Measured {
  readonly storage: Figure | undefined
  readonly memory: Figure | undefined
}

export interface DeskState {
  readonly offered: boolean
  readonly token: string
  readonly work: 'idle' | 'building' | 'running'
  readonly cancelling: boolean
  readonly live: LiveBuild
  readonly image: BuiltImage | undefined
  readonly memory: Figure | undefined
  /** Of the loopback address. */
  readonly ports: readonly number[]
  readonly said: { readonly tone: 'info' | 'error'; readonly text: string } | undefined
  /** A foreign frontend that waits for consent. */
  readonly asks: string | undefined
  readonly measured: Readonly<Partial<Record<ComparedImage, Measured>>>
}

export interface Desk extends Readable<DeskState> {
  look(): Promise<void>
  setToken(token: string): void
  /** Builds, starts a container and measures it; the container goes on until it is stopped. */
  begin(choice: Choice, confirmedFrontend?: string): Promise<void>
  cancel(): void
  clean(): Promise<void>
}

const IDLE: DeskState = {
  offered: false,
  token: '',
  work: 'idle',
  cancelling: false,
  live: NO_BUILD,
  image: undefined,
  memory: undefined,
  ports: [],
  said: undefined,
  asks: undefined,
  measured: {},
}

/** Events come faster than a page should be drawn. */
const BUNDLE = 100

export function createDesk(docker: OwnDocker): Desk {
  const store = createStore<DeskState>(IDLE)
  const put = (part: Partial<DeskState>) => store.update((state) => ({ ...state, ...part }))
  const bundle = bundled((events) => store.update((state) => events.reduce(withDockerEvent, state)))

  async function build(choice: Choice, confirmedFrontend: string | undefined): Promise<boolean> {
    const { token } = store.get()
    put({
      work: 'building',
      live: NO_BUILD,
      image: undefined,
      memory: undefined,
      ports: [],
      said: undefined,
      asks: undefined,
    })
    const request = { ...choice.request, ...(confirmedFrontend === undefined ? {} : { confirmedFrontend }) }
    const answer = await docker.build(token, request, bundle.add)
    bundle.flush()
    say(answer)
    return answer.kind === 'ended' && store.get().image !== undefined
  }

  async function run(choice: Choice): Promise<void> {
    const { token, image } = store.get()
    if (image === undefined) return
    put({ work: 'running' })
    const answer = await docker.run(token, { image: image.id, ports: choice.ports, environment: [] }, (event) => {
      bundle.add(event)
      if (event.kind === 'memory') keep(choice, event.memory)
    })
    bundle.flush()
    say(answer)
  }

  function keep({ compares }: Choice, memory: Figure | undefined): void {
    if (compares === undefined) return
    const { image, measured } = store.get()
    put({
      measured: { ...measured, [compares]: { storage: image?.size, memory: memory ?? measured[compares]?.memory } },
    })
  }

  function say(answer: DockerAnswer): void {
    switch (answer.kind) {
      case 'ended':
        return
      case 'asks':
        put({ asks: answer.frontend })
        return
      case 'token':
        put({ token: '', said: { tone: 'error', text: answer.message } })
        return
      case 'refused':
        put({ said: { tone: 'error', text: answer.message } })
        return
    }
  }

  return {
    ...store,
    async look() {
      put({ offered: await docker.isOffered() })
    },
    setToken: (token) => put({ token: token.trim(), said: undefined }),
    async begin(choice, confirmedFrontend) {
      if (store.get().work !== 'idle') return
      try {
        if (!(await build(choice, confirmedFrontend))) return
        keep(choice, undefined)
        if (!store.get().cancelling) await run(choice)
      } finally {
        put({ work: 'idle', cancelling: false, ports: [] })
      }
    },
    cancel() {
      if (store.get().work === 'idle' || store.get().cancelling) return
      put({ cancelling: true })
      void docker.cancel(store.get().token)
    },
    async clean() {
      const removed = await docker.clean(store.get().token)
      const text =
        removed === undefined
          ? 'They could not be removed.'
          : `Removed: ${removed.images} images, ${removed.containers} containers.`
      put({ said: { tone: removed === undefined ? 'error' : 'info', text }, ...(removed ? { image: undefined } : {}) })
    },
  }
}

function withDockerEvent(state: DeskState, event: DockerEvent): DeskState {
  switch (event.kind) {
    case 'job':
      return state
    case 'image':
      return { ...state, image: event.image }
    case 'container':
      return { ...state, ports: event.ports.flatMap(({ host }) => (host === undefined ? [] : [host])) }
    case 'memory':
      return { ...state, memory: event.memory }
    case 'ended':
      if (event.message === undefined) return state
      return {
        ...state,
        said: { tone: event.how === 'failed' || event.how === 'limit' ? 'error' : 'info', text: event.message },
      }
    default:
      return { ...state, live: withEvent(state.live, event) }
  }
}

function bundled(take: (events: readonly DockerEvent[]) => void) {
  let waiting: DockerEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const events = waiting
    waiting = []
    if (events.length > 0) take(events)
  }
  return {
    flush,
    add(event: DockerEvent) {
      waiting.push(event)
      timer ??= setTimeout(flush, BUNDLE)
    },
  }
}
