/** What a tag of an image family says: version and variant. A tag that fits no pattern is not one of that repository. */

export interface TagMeaning {
  /** `22`, `1.27.3`; undefined for names such as `lts` or `stable`. */
  readonly version: string | undefined
  /** The name in place of a version: `lts`, `current`, `stable`, `mainline`, `jod`; undefined when there is none. */
  readonly channel: string | undefined
  /** Which recorded variant is alike: `alpine`, `slim`, `debian`, `alpine-slim`, … */
  readonly variant: string
  /** The variant adds programs that are not recorded (`-perl`, `-otel`). */
  readonly more: boolean
}

interface TagGrammar {
  readonly channels: readonly string[]
  /** Names that stand for a version. */
  readonly names?: Readonly<Record<string, string>>
  readonly versions: RegExp
  /** [what stands after the version, the recorded variant, adds more]; '' is the default. */
  readonly variants: readonly (readonly [suffix: RegExp, variant: string, more?: boolean])[]
  /** Highest first number known to exist, and lowest. */
  readonly range: readonly [lowest: number, highest: number]
}

const ALPINE = String.raw`alpine(?:3\.\d{1,2})?`
const DEBIAN = '(?:jessie|stretch|buster|bullseye|bookworm|trixie)'
const suffix = (source: string): RegExp => new RegExp(`^(?:${source})$`)

const NGINX: TagGrammar = {
  channels: ['latest', 'stable', 'mainline'],
  versions: /^1(?:\.\d{1,2}(?:\.\d{1,2})?)?$/,
  variants: [
    [suffix(ALPINE), 'alpine'],
    [suffix(`${ALPINE}-slim`), 'alpine-slim'],
    [suffix(`${ALPINE}-(?:perl|otel)`), 'alpine', true],
    [suffix(`${DEBIAN}|`), 'debian'],
    [suffix(`(?:${DEBIAN}-)?(?:perl|otel)`), 'debian', true],
  ],
  range: [1, 1],
}

const NODE: TagGrammar = {
  channels: ['latest', 'lts', 'current'],
  names: {
    ...{ argon: '4', boron: '6', carbon: '8', dubnium: '10', erbium: '12', fermium: '14' },
    ...{ gallium: '16', hydrogen: '18', iron: '20', jod: '22', krypton: '24' },
  },
  versions: /^\d{1,2}(?:\.\d{1,2}(?:\.\d{1,2})?)?$/,
  variants: [
    [suffix(ALPINE), 'alpine'],
    [suffix(`(?:${DEBIAN}-)?slim`), 'slim'],
    [suffix(`${DEBIAN}|`), 'debian'],
  ],
  range: [4, 26],
}

const GRAMMARS: Readonly<Record<string, TagGrammar>> = {
  node: NODE,
  nginx: NGINX,
  'nginxinc/nginx-unprivileged': NGINX,
  alpine: {
    channels: ['latest', 'edge'],
    versions: /^3(?:\.\d{1,2}(?:\.\d{1,2})?)?$/,
    variants: [[/^$/, 'alpine']],
    range: [3, 3],
  },
  busybox: {
    channels: ['latest', 'stable', 'unstable', 'glibc', 'musl', 'uclibc'],
    versions: /^1(?:\.\d{1,2}(?:\.\d{1,2})?)?$/,
    variants: [[/^(?:glibc|musl|uclibc|)$/, 'busybox']],
    range: [1, 1],
  },
  debian: {
    channels: ['latest', 'stable', 'oldstable', 'testing', 'sid', 'unstable'].concat([
      'jessie',
      'stretch',
      'buster',
      'bullseye',
      'bookworm',
      'trixie',
      'forky',
    ]),
    versions: /^\d{1,2}(?:\.\d{1,2})?$/,
    variants: [[/^(?:20\d{6}-?)?(?:slim)?$/, 'slim']],
    range: [8, 14],
  },
  httpd: {
    channels: ['latest'],
    versions: /^2(?:\.4(?:\.\d{1,2})?)?$/,
    variants: [
      [suffix(ALPINE), 'alpine'],
      [suffix(`${DEBIAN}|`), 'debian'],
    ],
    range: [2, 2],
  },
  caddy: {
    channels: ['latest'],
    versions: /^2(?:\.\d{1,2}(?:\.\d{1,2})?)?$/,
    variants: [[/^(?:alpine|)$/, 'alpine']],
    range: [2, 2],
  },
  'gcr.io/distroless/static-debian12': distroless(),
  'gcr.io/distroless/nodejs22-debian12': distroless(),
}

function distroless(): TagGrammar {
  return { channels: ['latest', 'nonroot'], versions: /^(?!)/, variants: [[/^$/, 'distroless']], range: [0, 0] }
}

/** Undefined when the tag fits no pattern of the repository, or the repository is not one of the recorded ones. */
export function meaningOf(repository: string, tag: string): TagMeaning | undefined {
  const grammar = Object.hasOwn(GRAMMARS, repository) ? GRAMMARS[repository] : undefined
  if (!grammar) return undefined
  const dash = tag.indexOf('-')
  const head = dash < 0 ? tag : tag.slice(0, dash)
  const named = grammar.names && Object.hasOwn(grammar.names, head) ? grammar.names[head] : undefined
  const version = isVersion(grammar, head) ? head : named
  const channel = grammar.channels.includes(head) ? head : undefined
  const isHead = version !== undefined || channel !== undefined
  // `alpine` alone is the variant of the default channel.
  const variantText = isHead ? (dash < 0 ? '' : tag.slice(dash + 1)) : tag
  if (isHead && dash >= 0 && (variantText === '' || head === 'latest')) return undefined
  const variant = grammar.variants.find(([pattern]) => pattern.test(variantText))
  return variant && { version, channel, variant: variant[1], more: variant[2] === true }
}

function isVersion(grammar: TagGrammar, text: string): boolean {
  const first = Number(text.split('.')[0])
  return grammar.versions.test(text) && first >= grammar.range[0] && first <= grammar.range[1]
}
