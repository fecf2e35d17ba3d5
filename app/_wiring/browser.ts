/** Chooses the browser's adapters. Together with `server.ts` the only place that knows which ones there are. */

import type { Desk } from '@/components/local-docker/desk.ts'
import { createKeeper } from '@/components/session/keeper.ts'
import type { SessionPorts } from '@/components/session/session-context.tsx'
import type { ServedCourse } from '@/core/lessons/served-course.ts'
import type { SavedSession } from '@/core/workspace/session.ts'
import { cornerOf, courseStore } from '@/platform/browser/course-store.ts'
import { downloadFile } from '@/platform/browser/download.ts'
import { mirrorFront } from '@/platform/browser/front-mirror.ts'
import { indexedDbStorage } from '@/platform/browser/indexeddb-storage.ts'
import { localAheadLog } from '@/platform/browser/local-ahead-log.ts'
import { localLeftSessions } from '@/platform/browser/local-left-sessions.ts'
import { localStore, sessionStore } from '@/platform/browser/local-store.ts'
import { memoryStorage } from '@/platform/browser/memory-storage.ts'
import { randomId } from '@/platform/browser/random-id.ts'
import { loadStarter } from '@/platform/browser/starter-client.ts'
import { canWriteFolders, pickFolder, writeFolder } from '@/platform/browser/write-folder.ts'

const sources = () => import('@/platform/browser/import-sources.ts')
const links = () => import('@/platform/browser/share-link.ts')

let ports: SessionPorts | undefined

/** One keeper a tab, made at first use. While rendering on the server it stores nothing. */
export function sessionPorts(course: ServedCourse): SessionPorts {
  const store = typeof window === 'undefined' ? undefined : courseStore(localStore(), cornerOf(course))
  ports ??= portsOver(store, course)
  return ports
}

/** What is typed while a lesson is presented lies in a place of its own, apart from anybody's work in the course. */
export function presentPorts(course: ServedCourse): SessionPorts {
  const store = typeof window === 'undefined' ? undefined : courseStore(sessionStore(), cornerOf(course))
  return portsOver(store, course, 'stagecraft-present')
}

function portsOver(store: Storage | undefined, course: ServedCourse, name = 'stagecraft'): SessionPorts {
  const onServer = typeof window === 'undefined'
  const keeper = createKeeper({
    storage: onServer ? memoryStorage() : indexedDbStorage({ name: `${cornerOf(course)}${name}` }),
    ahead: localAheadLog(store),
    left: localLeftSessions(store),
    tab: randomId(),
    now: Date.now,
    mirror: (session: SavedSession) => mirrorFront(store, session),
  })
  return {
    course,
    keeper,
    now: Date.now,
    download: downloadFile,
    loadStarter,
    // The exporter builds the project once, to describe it: it is loaded only when asked for.
    pack: async (files, kind, as, finished) => {
      const { packPlan, planProject } = await import('@/platform/browser/pack.ts')
      return packPlan(await planProject({ course, files, starter: await loadStarter(), as, finished }), kind)
    },
    takeHome: {
      writesFolders: !onServer && canWriteFolders(),
      archive: async (what, kind) => {
        const { packPlan, planTakeHome } = await import('@/platform/browser/pack.ts')
        return packPlan(await planTakeHome(what, course, await loadStarter()), kind)
      },
      // The folder is asked for first: a browser allows it only right after a click.
      folder: async (what) => {
        const parent = await pickFolder()
        if (parent === undefined) return undefined
        const { planTakeHome } = await import('@/platform/browser/pack.ts')
        return writeFolder(parent, await planTakeHome(what, course, await loadStarter()))
      },
    },
    projects: {
      importFiles: async (list) => (await sources()).importFiles(list, Date.now()),
      importDropped: async (entries) => (await sources()).importDropped(entries, Date.now()),
      importPicked: async () => (await sources()).importPicked(Date.now()),
      canPick: () => 'showDirectoryPicker' in window,
      makeFragment: async (project) => (await links()).makeFragment(project),
      readFragment: async (fragment) => (await links()).readFragment(fragment, Date.now()),
    },
  }
}

/** Loaded with the preview, not with the page. */
export async function loadPreview() {
  return (await import('@/platform/browser/preview-link.ts')).previewLinks
}

let desk: Promise<Desk> | undefined

/** One a tab, so that what was measured in one lesson is there in the next. Asks once whether the server offers it. */
export function loadOwnDocker(): Promise<Desk> {
  desk ??= openDesk()
  return desk
}

async function openDesk(): Promise<Desk> {
  const [{ createDesk }, { ownDocker }] = await Promise.all([
    import('@/components/local-docker/desk.ts'),
    import('@/platform/browser/local-docker-client.ts'),
  ])
  const opened = createDesk(ownDocker)
  await opened.look()
  return opened
}

export { openEngineWorker } from '@/platform/browser/engine-client.ts'

/** Builds of the Node runtime that this device keeps. */
export async function loadMeasured() {
  return (await import('./node-runtime.ts')).keptBuilds()
}

/** The bundler of the learner's app: its code and its files are fetched when edited sources are first built. */
export async function openBundler() {
  return (await import('@/platform/browser/bundler-client.ts')).openBundlerWorker()
}

/** A room without a network is what a speaker fears most. */
export async function keepPresentations(): Promise<void> {
  await (await import('@/platform/browser/offline.ts')).keepPresentations()
}
