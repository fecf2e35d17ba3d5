/** As much of a browser's page as the package @webcontainer/api touches, with the stand-in behind its hidden frame. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { standInServer } from '../../web-container-stand-in/server.mjs'

export const HOST = 'http://127.0.0.1:9'

interface Frame {
  src: string
  style: Record<string, string>
  setAttribute(name: string, value: string): void
}

export interface PretendPage {
  /** How often the frame was loaded. */
  readonly loads: () => number
  /** Whether the host answers from now on: never, with a hello and no more, or wholly. */
  answer(how: 'never' | 'half' | 'wholly'): void
  violate(blocked: string): void
}

/** Puts it in place of `window` and `document`. */
export async function pretendPage(): Promise<PretendPage> {
  const Comlink = await vendoredComlink()
  const page = new EventTarget()
  const frames: Frame[] = []
  let loads = 0
  let how: 'never' | 'half' | 'wholly' = 'wholly'
  const load = () => {
    loads += 1
    if (how === 'never') return
    const { port1, port2 } = new MessageChannel()
    const server = how === 'half' ? { build: () => new Promise(() => undefined) } : standInServer(Comlink, { address })
    Comlink.expose(server, port1)
    const hello = Object.assign(new Event('message'), { origin: HOST, data: { type: 'init' }, ports: [port2] })
    queueMicrotask(() => page.dispatchEvent(hello))
  }
  const document = Object.assign(new EventTarget(), {
    createElement: (): Frame => ({ src: '', style: {}, setAttribute: (name) => void (name === 'src' && load()) }),
    querySelectorAll: () => frames,
    body: {
      insertBefore(frame: Frame) {
        frames.push(frame)
        load()
      },
    },
  })
  const window = Object.assign(page, { location: new URL('http://localhost/'), crossOriginIsolated: true, document })
  Object.assign(globalThis, { window, document })
  return {
    loads: () => loads,
    answer(next) {
      how = next
    },
    violate(blockedURI) {
      const event = Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'frame-src', blockedURI })
      document.dispatchEvent(event)
    },
  }
}

const address = (port: number) => `${HOST}/preview/${port}/`

/** The package's own: the two ends must speak the same. */
async function vendoredComlink() {
  const path = `${process.cwd()}/node_modules/@webcontainer/api/dist/vendor/index.js`
  readFileSync(path)
  const { Comlink } = await import(/* @vite-ignore */ pathToFileURL(path).href)
  return Comlink as { expose(value: unknown, port: MessagePort): void; proxy<T>(value: T): T }
}
