/** Which recorded image stands for a tag that is not recorded: the same variant, the nearest version. */
import type { RecordedImage } from './facts.ts'
import { meaningOf, type TagMeaning } from './tag-pattern.ts'
import { splitRef, traitsOf } from './traits.ts'

export function neighbourOf(images: readonly RecordedImage[], meaning: TagMeaning): RecordedImage | undefined {
  const alike = images.filter((image) => {
    const { repository, tag } = splitRef(image.ref)
    return meaningOf(repository, tag)?.variant === meaning.variant
  })
  const sameChannel = alike.find((image) => channelOf(image) === meaning.channel && meaning.channel !== undefined)
  if (sameChannel) return sameChannel
  const wanted = meaning.version === undefined ? newest(alike) : weight(meaning.version)
  return [...alike].sort((a, b) => distance(a, wanted) - distance(b, wanted) || weightOf(b) - weightOf(a))[0]
}

function channelOf(image: RecordedImage): string | undefined {
  const { repository, tag } = splitRef(image.ref)
  return meaningOf(repository, tag)?.channel
}

function newest(images: readonly RecordedImage[]): number {
  return Math.max(...images.map(weightOf))
}

function distance(image: RecordedImage, wanted: number): number {
  return Math.abs(weightOf(image) - wanted)
}

function weightOf(image: RecordedImage): number {
  const { versions, name } = traitsOf(image)
  const version = versions.node ?? versions.nginx ?? versions[name]
  return version === undefined ? 0 : weight(version)
}

/** `22.11` becomes 22.011, so that versions order as numbers; a bare `22` stands for its latest. */
function weight(version: string): number {
  const [major = 0, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major + (minor ?? 30) / 1000
}
