/** Mounts of a RUN, read as BuildKit reads them when the stage is built: values are expanded, `from` is not. */

import { expand } from '@/core/dockerfile/expand.ts'
import { lookupOf } from '@/core/dockerfile/lookup.ts'
import { parseMount, type Mount as WrittenMount } from '@/core/dockerfile/mount.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import { resolve } from '@/core/files/path.ts'
import { type Draft, failDraft } from '../draft.ts'
import type { Scene } from '../scene.ts'
import type { Mount } from '../step.ts'

export type Mounts =
  | { readonly ok: true; readonly mounts: readonly Mount[] }
  | { readonly ok: false; readonly draft: Draft }

export function planMounts(draft: Draft, instruction: Instruction, scene: Scene): Mounts {
  const mounts: Mount[] = []
  for (const flag of instruction.flags) {
    if (flag.name !== 'mount') continue
    const read = readMount(flag.value ?? '', draft, scene)
    if (typeof read === 'string') return refuse(draft, instruction, scene, read)
    const mount = mountOf(draft, instruction, scene, read, flag.value ?? '')
    if (mount.target === '/') return refuse(draft, instruction, scene, 'invalid mount target "/"')
    mounts.push(mount)
  }
  return { ok: true, mounts }
}

function refuse(draft: Draft, instruction: Instruction, scene: Scene, message: string): Mounts {
  return { ok: false, draft: failDraft(draft, instruction, scene.file, 'mount', message) }
}

function readMount(text: string, draft: Draft, scene: Scene): WrittenMount | string {
  const env = lookupOf(draft.env)
  let fault: string | undefined
  const parsed = parseMount(text, (value) => {
    const expansion = expand(value, env, scene.escape)
    if (expansion.kind === 'ok') return expansion.text
    fault ??= expansion.message
    return value
  })
  if (fault !== undefined) return fault
  return parsed.kind === 'ok' ? parsed.mount : parsed.message
}

function mountOf(draft: Draft, instruction: Instruction, scene: Scene, read: WrittenMount, text: string): Mount {
  const target = targetOf(read)
  return {
    type: read.type,
    from: read.from === '' ? undefined : scene.sourceOf(instruction, read.from),
    source: read.type === 'secret' ? '' : read.source || '/',
    target: isPlaced(read) || target !== '' ? resolve(draft.config.workingDir || '/', target) : '',
    writable: !read.readOnly,
    id: idOf(read, target),
    required: read.required,
    env: read.env,
    uid: read.uid ?? 0,
    gid: read.gid ?? 0,
    mode: read.mode,
    text,
  }
}

/** Without a target they lie over the working directory (dockerfile2llb's dispatchRunMounts). */
function isPlaced({ type }: WrittenMount): boolean {
  return type === 'bind' || type === 'cache' || type === 'tmpfs'
}

/** A secret lies at /run/secrets/<id> unless it is only given as a variable. */
function targetOf(read: WrittenMount): string {
  if (read.type !== 'secret' || read.target !== '') return read.target
  return read.env === undefined ? `/run/secrets/${lastPart(secretId(read))}` : ''
}

function idOf(read: WrittenMount, target: string): string {
  return read.type === 'secret' ? secretId(read) : read.id || target
}

function secretId(read: WrittenMount): string {
  return read.id || read.source || lastPart(read.target)
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
