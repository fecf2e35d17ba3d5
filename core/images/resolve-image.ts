/** What a reference in FROM or COPY --from names, and what the engine says of images that it does not know. */
import { assumedBase } from './base-image.ts'
import type { ImageFacts, RecordedImage } from './facts.ts'
import type { BaseImage, ImageResolution } from './image.ts'
import { nearest } from './nearest.ts'
import { neighbourOf } from './neighbour.ts'
import { canonicalReference, familiarName, familiarReference, parseReference, type Reference } from './reference.ts'
import { meaningOf } from './tag-pattern.ts'
import { splitRef } from './traits.ts'

/** BuildKit suggests these beside the names of stages (dockerfile2llb, commonImageNames). */
const COMMON_NAMES = ['alpine', 'busybox', 'centos', 'debian', 'golang', 'ubuntu', 'fedora']

/** Gives the recorded image itself. */
export type Shelf = (recorded: RecordedImage) => BaseImage

export function resolveImage(facts: ImageFacts, shelf: Shelf, ref: string, near: readonly string[]): ImageResolution {
  if (ref === 'scratch') return { kind: 'scratch' }
  const parsed = parseReference(ref)
  if (parsed.kind === 'invalid') return parsed
  const mirrored = mirroredReference(parsed.reference)
  if (mirrored !== undefined) return resolveMirrored(facts, shelf, parsed.reference, mirrored, near)
  const { reference } = parsed
  const repository = familiarName(reference)
  if (repository === 'scratch' && reference.domain === 'docker.io') {
    return { kind: 'unsupported', why: '`scratch` takes neither tag nor digest' }
  }
  if (facts.images.some((image) => splitRef(image.ref).repository === repository)) {
    return resolveRecorded(facts, shelf, reference, repository)
  }
  return isOfficialPath(reference) ? resolveOfficial(facts, reference, ref, near) : elsewhere(reference)
}

/** Registries that carry the Docker Official Images as they are, and where. */
const MIRRORS: Readonly<Record<string, string>> = {
  'public.ecr.aws': 'docker/library/',
  'mirror.gcr.io': 'library/',
}

/** The same image on Docker Hub. */
function mirroredReference({ domain, path, tag, digest }: Reference): string | undefined {
  const prefix = MIRRORS[domain]
  if (prefix === undefined || !path.startsWith(prefix)) return undefined
  return `${path.slice(prefix.length)}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}

/** A copy may be older than the image that is recorded: assumed to be alike. */
function resolveMirrored(
  facts: ImageFacts,
  shelf: Shelf,
  reference: Reference,
  original: string,
  near: readonly string[],
): ImageResolution {
  const found = resolveImage(facts, shelf, original, near)
  if (found.kind !== 'found') return elsewhere(reference)
  const ref = familiarReference(canonicalReference(reference)) ?? found.base.ref
  return { kind: 'found', base: { ...found.base, ref, evidence: { kind: 'assumed', from: found.base.ref } } }
}

function resolveRecorded(facts: ImageFacts, shelf: Shelf, reference: Reference, repository: string): ImageResolution {
  const images = facts.images.filter((image) => splitRef(image.ref).repository === repository)
  const { digest } = reference
  if (digest !== undefined) {
    const pinned = images.find((image) => image.digest === digest)
    if (pinned) return { kind: 'found', base: shelf(pinned) }
    if (reference.tag === undefined) {
      return { kind: 'unsupported', why: `which version of ${repository} ${digest.slice(0, 19)}… is, is not recorded` }
    }
  }
  const tag = reference.tag ?? 'latest'
  const recorded = images.find((image) => splitRef(image.ref).tag === tag)
  if (recorded && digest === undefined) return { kind: 'found', base: shelf(recorded) }
  return resolveAlike(shelf, images, repository, tag, digest)
}

function resolveAlike(
  shelf: Shelf,
  images: readonly RecordedImage[],
  repository: string,
  tag: string,
  digest: string | undefined,
): ImageResolution {
  const ref = `${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`
  const meaning = meaningOf(repository, tag)
  if (!meaning) {
    const didYouMean = tagSuggestion(images, repository, tag)
    return {
      kind: 'unsupported',
      why: `${ref} is not a tag of ${repository} that is recorded or like a recorded one`,
      didYouMean,
    }
  }
  const neighbour = neighbourOf(images, meaning)
  if (!neighbour) return { kind: 'unsupported', why: `no image like ${ref} is recorded` }
  return { kind: 'found', base: assumedBase(shelf(neighbour), ref, meaning) }
}

/** A recorded tag, or the typed version with a variant that exists. */
function tagSuggestion(images: readonly RecordedImage[], repository: string, tag: string): string | undefined {
  const tags = images.map((image) => splitRef(image.ref).tag)
  const version = /^\d+(?:\.\d+){0,2}/.exec(tag)?.[0]
  const made = version === undefined ? [] : ['alpine', 'slim', 'alpine-slim'].map((variant) => `${version}-${variant}`)
  const known = [...tags, ...made.filter((each) => meaningOf(repository, each))]
  const near = nearest(tag, known, 3)
  return near === undefined ? undefined : `${repository}:${near}`
}

function isOfficialPath({ domain, path }: Reference): boolean {
  return domain === 'docker.io' && path.startsWith('library/')
}

function resolveOfficial(
  facts: ImageFacts,
  reference: Reference,
  written: string,
  near: readonly string[],
): ImageResolution {
  const name = familiarName(reference)
  const { names, retired, source, date } = facts.official
  if (names.includes(name) || retired.includes(name)) {
    return {
      kind: 'unsupported',
      why: `what the Docker Official Image ${name} holds is not recorded (${source}, ${date})`,
    }
  }
  const canonical = canonicalReference(reference)
  const denied = 'pull access denied, repository does not exist or may require authorization'
  const server = 'server message: insufficient_scope: authorization failed'
  const message = `${written}: failed to resolve source metadata for ${canonical}: ${denied}: ${server}`
  const suggestion = nearest(written, [...near, ...COMMON_NAMES]) ?? nearest(name, names)
  const asBuildKit = nearest(written, [...near, ...COMMON_NAMES])
  return {
    kind: 'not-found',
    message: asBuildKit === undefined ? message : `${message} (did you mean ${asBuildKit}?)`,
    suggestion,
  }
}

function elsewhere(reference: Reference): ImageResolution {
  const name = familiarReference(canonicalReference(reference)) ?? familiarName(reference)
  return { kind: 'unsupported', why: `what ${name} holds is not recorded` }
}
