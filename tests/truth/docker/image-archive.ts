/** Reads `docker save`: what the layers above the base image hold. */
import { unpackTar } from 'modern-tar'
import { type AnsweredFile, byPath } from './answer.ts'

interface Manifest {
  readonly Config: string
  readonly Layers: readonly string[]
}

export interface SavedImage {
  /** Files of the base image. */
  readonly base: readonly AnsweredFile[]
  /** One entry a layer above the base. */
  readonly layers: readonly (readonly { readonly file: AnsweredFile; readonly whiteout: boolean }[])[]
  readonly config: Readonly<Record<string, unknown>>
}

/** `skip`: how many of the lowest layers belong to the base. */
export async function readSaved(archive: Uint8Array, skip: number): Promise<SavedImage> {
  const entries = new Map((await unpackTar(archive)).map((each) => [each.header.name, each]))
  const json = <T>(name: string): T => JSON.parse(new TextDecoder().decode(entries.get(name)!.data!)) as T
  const [manifest] = json<readonly Manifest[]>('manifest.json')
  const read = async (name: string) => {
    const layer = entries.get(name)!
    const real = layer.header.type === 'symlink' ? entries.get(linked(name, layer.header.linkname!))! : layer
    return (await unpackTar(real.data!)).map(({ header, data }) => answered(header, data?.length ?? 0))
  }
  return {
    base: mergeLayers(await Promise.all(manifest!.Layers.slice(0, skip).map(read))),
    layers: await Promise.all(manifest!.Layers.slice(skip).map(read)),
    config: json<{ config: Record<string, unknown> }>(manifest!.Config).config,
  }
}

/** Layers of equal content are stored once and linked: `../<id>/layer.tar`. */
function linked(name: string, target: string): string {
  return target.startsWith('../') ? target.slice(3) : `${name.split('/').slice(0, -1).join('/')}/${target}`
}

interface Header {
  readonly name: string
  readonly type?: string
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly linkname?: string
}

function answered(header: Header, size: number) {
  const path = `/${header.name.replace(/^\.?\//, '').replace(/\/$/, '')}`
  const name = path.slice(path.lastIndexOf('/') + 1)
  const kind = header.type === 'directory' ? 'directory' : header.type === 'symlink' ? 'link' : 'file'
  const detail = kind === 'file' ? String(size) : kind === 'link' ? header.linkname! : ''
  const mode = kind === 'link' ? '' : ((header.mode ?? 0) & 0o7777).toString(8)
  const file: AnsweredFile = [
    path.replace(/\.wh\.([^/]*)$/, '$1'),
    kind,
    mode,
    `${header.uid ?? 0}:${header.gid ?? 0}`,
    detail,
  ]
  return { file, whiteout: name.startsWith('.wh.') }
}

/** `.wh..wh..opq`: a folder made anew in the place of another, of which nothing is left. */
const OPAQUE = '.wh..opq'

/** The layers laid over each other: later ones win, whiteouts take away. */
export function mergeLayers(layers: SavedImage['layers']): readonly AnsweredFile[] {
  const files = new Map<string, AnsweredFile>()
  for (const layer of layers) {
    for (const { file, whiteout } of layer) {
      if (!whiteout || !file[0].endsWith(`/${OPAQUE}`)) continue
      const folder = file[0].slice(0, -OPAQUE.length)
      for (const path of files.keys()) if (path.startsWith(folder)) files.delete(path)
    }
    for (const { file, whiteout } of layer) {
      if (whiteout || file[1] !== 'directory')
        for (const path of files.keys()) if (path.startsWith(`${file[0]}/`)) files.delete(path)
      if (whiteout) files.delete(file[0])
      else files.set(file[0], file)
    }
  }
  return [...files.values()].sort(byPath)
}

/** What the layers added or changed; a folder that was in the base with the same mode and owner was only passed through. */
export function addedOver({ base, layers }: SavedImage): readonly AnsweredFile[] {
  const folders = new Set(base.filter((file) => file[1] === 'directory').map((file) => file.join(' ')))
  return mergeLayers(layers).filter((file) => !folders.has(file.join(' ')))
}
