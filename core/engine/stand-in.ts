/**
 * What is shown in place of a development server's modules: it translates them as they are asked for, which is not
 * simulated. Of unedited sources the recorded production build is the same app, and is labelled as such.
 */
import type { Container } from '@/core/container/container.ts'
import { fromBase64 } from '@/core/files/base64.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { buildInputs, inputsDigest } from '@/core/images/record-digests.ts'

export interface StandIn {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The record whose sources lie in the container's app folder, unedited. */
export function recordedApp(container: Container, apps: readonly AppRecord[]): AppRecord | undefined {
  const { appFolder, tree, image } = container
  if (appFolder === undefined || image.config.env.some((entry) => entry.startsWith('VITE_'))) return undefined
  return apps.find(({ build }) => inputsDigest(tree, buildInputs(tree, appFolder), appFolder) === build.inputsDigest)
}

/** A file of the recorded build, or its page for an address of the app. */
export function standInFor(app: AppRecord, path: string, navigation: boolean): StandIn | undefined {
  const name = path.replace(/[?#].*$/, '').replace(/^\//, '')
  const file = name in app.build.files ? name : navigation ? 'index.html' : undefined
  const stored = file === undefined ? undefined : app.build.files[file]
  return file === undefined || stored === undefined ? undefined : { path: file, bytes: fromBase64(stored) }
}
