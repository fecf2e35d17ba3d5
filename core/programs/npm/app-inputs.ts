/** The files of an app that decide what its build or its tests give, compared with the record. */

import { join } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { buildInputs, inputsDigest, lintInputs, testInputs } from '@/core/images/record-digests.ts'

export type InputState =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'edited'; readonly missing: readonly string[] }
  /** An input's bytes are not known: the reason. */
  | { readonly kind: 'unknown'; readonly why: string }

export function buildInputState(tree: FileTree, folder: string, app: AppRecord): InputState {
  return compare(tree, folder, buildInputs(tree, folder), app.build)
}

export function testInputState(tree: FileTree, folder: string, app: AppRecord): InputState {
  return compare(tree, folder, testInputs(tree, folder), app.test)
}

export function lintInputState(tree: FileTree, folder: string, app: AppRecord): InputState {
  const { lint } = app
  if (lint === undefined) return { kind: 'unknown', why: `what the linter says of ${app.name} is not recorded` }
  return compare(tree, folder, lintInputs(tree, folder), lint)
}

interface Recorded {
  readonly inputs: readonly string[]
  readonly inputsDigest: string
}

function compare(tree: FileTree, folder: string, present: readonly string[], recorded: Recorded): InputState {
  if (inputsDigest(tree, present, folder) === recorded.inputsDigest) return { kind: 'recorded' }
  const missing: string[] = []
  for (const name of new Set([...present, ...recorded.inputs])) {
    const found = lookup(tree, join(folder, name))
    if (found.kind === 'absent') missing.push(name)
    if (found.kind === 'unknown') return { kind: 'unknown', why: found.why }
    if (found.kind === 'found' && found.node.kind === 'file' && found.node.content.kind !== 'bytes') {
      return { kind: 'unknown', why: `what ${name} holds is not known` }
    }
  }
  return { kind: 'edited', missing }
}
