/**
 * What is shown in place of a development server's modules, which it translates as they are asked for: of unedited sources the recorded
 * production build, of edited ones a bundle in its mode. Both are labelled.
 */
import type { Work } from '@/core/checks/work.ts'
import type { Container } from '@/core/container/container.ts'
import { fromBase64 } from '@/core/files/base64.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { buildInputs, inputsDigest } from '@/core/images/record-digests.ts'
import { type DevelopmentBundle, developmentBundle } from '@/core/programs/development-bundle.ts'

export type StandIn = { readonly kind: 'recorded'; readonly app: AppRecord } | DevelopmentBundle

export interface StandInFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Undefined for a container that is no development server, or whose app is not known here. */
export function standInOf(container: Container, { apps, bundles }: Work['world']): StandIn | undefined {
  const { appFolder: folder, appCall, tree } = container
  if (container.serves !== 'dev-server' || folder === undefined || appCall === undefined) return undefined
  const app = [...appCall.env.keys()].some((name) => name.startsWith('VITE_')) ? undefined : recorded(container, apps)
  return app === undefined ? developmentBundle({ tree, folder, ...appCall, apps, bundles }) : { kind: 'recorded', app }
}

function recorded({ appFolder = '/', tree }: Container, apps: readonly AppRecord[]): AppRecord | undefined {
  return apps.find(({ build }) => inputsDigest(tree, buildInputs(tree, appFolder), appFolder) === build.inputsDigest)
}

/** A file of it, or its page for an address of the app. */
export function standInFile(standIn: StandIn, path: string, navigation: boolean): StandInFile | undefined {
  const name = path.replace(/[?#].*$/, '').replace(/^\//, '')
  switch (standIn.kind) {
    case 'recorded':
      return fileIn(standIn.app.build.files, name, navigation, fromBase64)
    case 'made':
      return fileIn(standIn.files, name, navigation, (bytes) => bytes)
    default:
      return undefined
  }
}

function fileIn<T>(
  files: Readonly<Record<string, T>>,
  name: string,
  navigation: boolean,
  bytesOf: (stored: T) => Uint8Array,
): StandInFile | undefined {
  const path = Object.hasOwn(files, name) ? name : navigation ? 'index.html' : undefined
  const stored = path === undefined ? undefined : files[path]
  return path === undefined || stored === undefined ? undefined : { path, bytes: bytesOf(stored) }
}

/** Why there is no page of edited sources; undefined where there is one. */
export function standInProblem(standIn: StandIn): string | undefined {
  switch (standIn.kind) {
    case 'recorded':
    case 'made':
      return undefined
    case 'pending':
      return 'The edited app is being bundled.'
    case 'unknown':
      return `What the development server makes of the edited sources cannot be told: ${standIn.why}.`
    case 'failed': {
      const [error] = standIn.errors
      const place = error === undefined ? '' : ` ${error.file}:${error.line}:${error.column}: ${error.text}`
      return `The development server cannot translate the edited sources, and shows the mistake over the page:${place}`
    }
  }
}
