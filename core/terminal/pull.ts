/** Fetching an image the catalogue records, and Docker's words for those that are not to be had. */
import type { BaseImage, Image } from '@/core/images/image.ts'
import type { Written } from '@/core/shell/process.ts'
import { note } from './command.ts'
import { canonicalName, familiarName, nameProblem, registryPath, splitTag } from './image-name.ts'
import { hexOf, storeImage } from './image-store.ts'
import type { StoredImage, TerminalSession, TerminalWorld } from './terminal.ts'

export type Pulled =
  | {
      readonly kind: 'pulled'
      readonly session: TerminalSession
      readonly stored: StoredImage
      readonly lines: readonly string[]
    }
  /** After `Error response from daemon: `. */
  | { readonly kind: 'refused'; readonly message: string; readonly remarks: readonly Written[] }
  | { readonly kind: 'unsupported'; readonly remarks: readonly Written[] }

export function pull(session: TerminalSession, world: TerminalWorld, text: string): Pulled {
  const name = familiarName(text)
  if (name === undefined)
    return { kind: 'refused', message: nameProblem(text) ?? 'invalid reference format', remarks: [] }
  const resolution = world.catalogue.resolve(
    name,
    session.images.flatMap((stored) => stored.references),
  )
  switch (resolution.kind) {
    case 'found':
      return fetched(session, world, name, resolution.base)
    case 'scratch':
      return { kind: 'refused', message: `'scratch' is a reserved name`, remarks: [] }
    case 'invalid':
      return { kind: 'refused', message: resolution.message, remarks: [] }
    case 'not-found':
      return { kind: 'refused', message: notFound(name, resolution.message), remarks: hint(resolution.suggestion) }
    case 'unsupported': {
      const near = resolution.didYouMean === undefined ? '' : ` (did you mean ${resolution.didYouMean}?)`
      return { kind: 'unsupported', remarks: note(`cannot tell what ${name} holds: ${resolution.why}${near}`) }
    }
  }
}

function fetched(session: TerminalSession, world: TerminalWorld, name: string, base: BaseImage): Pulled {
  const image: Image = { ...base.image, base }
  const had = session.images.find((each) => each.references.includes(name))
  const created = Date.parse(image.layers.at(-1)?.created ?? '')
  const images =
    had?.image.id === image.id
      ? session.images
      : storeImage(session.images, image, [name], {
          build: undefined,
          created: Number.isNaN(created) ? world.now : created,
        })
  const stored = images.find((each) => each.references.includes(name))!
  return {
    kind: 'pulled',
    session: { ...session, images },
    stored,
    lines: progress(name, base, had?.image.id === image.id),
  }
}

function progress(name: string, base: BaseImage, upToDate: boolean): string[] {
  const { tag } = splitTag(name)
  const layers = base.image.layers.filter((layer) => !layer.emptyLayer)
  return [
    `${tag}: Pulling from ${registryPath(name)}`,
    ...(upToDate ? [] : layers.map((layer) => `${hexOf(layer.digest).slice(0, 12)}: Pull complete`)),
    ...(base.digest === undefined ? [] : [`Digest: ${base.digest}`]),
    `Status: ${upToDate ? 'Image is up to date' : 'Downloaded newer image'} for ${name}`,
  ]
}

/** A repository that is not there, or a tag: the engine with the containerd store words them apart. */
function notFound(name: string, message: string): string {
  if (message.includes('pull access denied')) {
    const { repository } = splitTag(name)
    return `pull access denied for ${repository}, repository does not exist or may require 'docker login'`
  }
  const full = canonicalName(name)
  return `failed to resolve reference "${full}": ${full}: not found`
}

function hint(suggestion: string | undefined): readonly Written[] {
  return suggestion === undefined ? [] : note(suggestion.includes(' ') ? suggestion : `did you mean ${suggestion}?`)
}
