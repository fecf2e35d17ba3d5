/** `-v`, `--mount` and `--tmpfs`: what of the learner's machine a container sees in place of its image's files. */

import { resolve } from '@/core/files/path.ts'
import { directory, type FileTree, lookup, put } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { Mount } from './terminal.ts'

export type MountSpec = { readonly mount: Mount } | { readonly message: string }

/** `SOURCE:TARGET[:OPTIONS]` or `TARGET`. A source with a slash or a leading dot is a path, else a volume's name. */
export function parseVolume(text: string, cwd: string): MountSpec {
  const parts = text.split(':')
  const target = parts.length === 1 ? parts[0]! : parts[1]!
  const source = parts.length === 1 ? '' : parts[0]!
  if (parts.length > 3 || target === '') return { message: `invalid volume specification: '${text}'` }
  if (!target.startsWith('/'))
    return {
      message: `invalid volume specification: '${text}': invalid mount config for type "volume": invalid mount path: '${target}' mount path must be absolute`,
    }
  if (/^[./~]/.test(source)) return { mount: { kind: 'bind', source: resolve(cwd, source), target } }
  return { mount: { kind: 'volume', source, target } }
}

/** `type=bind,source=…,target=…`. */
export function parseMount(text: string, cwd: string): MountSpec {
  const fields = new Map(text.split(',').map((field) => field.split('=') as [string, string | undefined]))
  const first = (...names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined)
  const kind = first('type') ?? 'volume'
  const target = first('target', 'dst', 'destination')
  if (target === undefined) return { message: `invalid argument "${text}" for "--mount" flag: target is required` }
  const source = first('source', 'src') ?? ''
  switch (kind) {
    case 'bind':
      return { mount: { kind, source: resolve(cwd, source), target } }
    case 'volume':
    case 'tmpfs':
      return { mount: { kind, source, target } }
    default:
      return { message: `invalid mount config for type "${kind}": mount type unknown` }
  }
}

/** The image as the container sees it. A new volume starts with a copy of the image's own files: nothing changes. */
export function mounted(image: Image, mounts: readonly Mount[], machine: FileTree): Image {
  const tree = mounts.reduce((before, mount) => {
    if (mount.kind === 'volume') return before
    if (mount.kind === 'tmpfs') return put(before, mount.target, directory())
    const found = lookup(machine, mount.source)
    return put(before, mount.target, found.kind === 'found' ? found.node : directory())
  }, image.tree)
  return tree === image.tree ? image : { ...image, tree }
}
