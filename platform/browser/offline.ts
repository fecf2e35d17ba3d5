/** The page's end of the service worker: keeps the site for use without a network, and hears of new versions. */
import type { ToServiceWorker } from '../offline/worker-messages.ts'

/** A new version lies ready; calling reloads the page into it. */
export type TakeUpdate = () => void

const HOUR = 3_600_000

/** Gives up quietly where there are no service workers: everything works, with a network. */
export async function keepForOffline(onUpdate: (take: TakeUpdate) => void): Promise<void> {
  const workers = navigator.serviceWorker
  if (!workers) return
  try {
    const registration = await workers.register('/sw.js', { updateViaCache: 'none' })
    heedUpdates(registration, onUpdate)
    const { active } = await workers.ready
    active?.postMessage((savesData() ? 'tidy up' : 'keep the rest') satisfies ToServiceWorker)
    lookForUpdates(registration)
  } catch (error) {
    console.warn('This site could not be kept for use without a network.', error)
  }
}

/** Whoever opens one presentation may be about to stand before a room without a network: all of them are kept. */
export async function keepPresentations(): Promise<void> {
  const workers = navigator.serviceWorker
  if (!workers) return
  const { active } = await workers.ready
  active?.postMessage('keep presentations' satisfies ToServiceWorker)
}

function heedUpdates(registration: ServiceWorkerRegistration, onUpdate: (take: TakeUpdate) => void): void {
  const workers = navigator.serviceWorker
  const offer = (worker: ServiceWorker) =>
    onUpdate(() => {
      // Another tab may have let it begin already.
      if (worker.state !== 'installed') return location.reload()
      workers.addEventListener('controllerchange', () => location.reload(), { once: true })
      worker.postMessage('take over' satisfies ToServiceWorker)
    })
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      // Without a controller it is the first version: nothing is out of date.
      if (worker.state === 'installed' && workers.controller) offer(worker)
    })
  if (registration.waiting && workers.controller) offer(registration.waiting)
  watch(registration.installing)
  registration.addEventListener('updatefound', () => watch(registration.installing))
}

/** A tab may stay open for days. */
function lookForUpdates(registration: ServiceWorkerRegistration): void {
  let looked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < HOUR) return
    looked = Date.now()
    registration.update().catch(() => undefined)
  })
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
