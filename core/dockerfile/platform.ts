/** Platforms as `--platform` writes them: `linux/amd64`, `arm64`, `linux/arm/v7`. */
import { goQuote } from './go-quote.ts'

/** What the engine builds for. */
export const DEFAULT_PLATFORM = 'linux/amd64'

export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant: string
}

export type PlatformResult =
  | { readonly kind: 'ok'; readonly platform: Platform }
  | { readonly kind: 'error'; readonly message: string }

const SYSTEMS = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
)
const ARCHITECTURES = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'.split(
    ' ',
  ),
)
const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  i386: '386',
}

export function parsePlatform(text: string): PlatformResult {
  if (text.includes('*')) return invalid(`${goQuote(text)}: wildcards not yet supported`)
  const parts = text.split('/')
  for (const part of parts) {
    if (!/^[A-Za-z0-9_.-]+$/.test(part)) {
      const pattern = '"^[A-Za-z0-9_.-]+$"'
      return invalid(
        `${goQuote(part)} is an invalid component of ${goQuote(text)}: platform specifier component must match ${pattern}`,
      )
    }
  }
  const [first, second, third] = parts.map((part) => part.toLowerCase())
  if (parts.length === 1) return single(first!, text)
  if (parts.length > 3) return invalid(`${goQuote(text)}: cannot parse platform specifier`)
  return { kind: 'ok', platform: { os: first!, architecture: ALIASES[second!] ?? second!, variant: third ?? '' } }
}

function single(part: string, text: string): PlatformResult {
  const architecture = Object.hasOwn(ALIASES, part) ? ALIASES[part]! : part
  if (SYSTEMS.has(part)) return { kind: 'ok', platform: { os: part, architecture: 'amd64', variant: '' } }
  if (ARCHITECTURES.has(architecture)) return { kind: 'ok', platform: { os: 'linux', architecture, variant: '' } }
  return invalid(`${goQuote(text)}: unknown operating system or architecture`)
}

function invalid(message: string): PlatformResult {
  return { kind: 'error', message: `${message}: invalid argument` }
}

const ARM_ALIASES: Readonly<Record<string, string>> = { armhf: 'v7', armel: 'v6' }

/** As containerd's platforms.Format writes it when it is normalized: `arm64` is `linux/arm64`, `linux/arm` is `linux/arm/v7`. */
export function formatPlatform(text: string): string {
  const parsed = parsePlatform(text)
  if (parsed.kind === 'error') return text
  const { os, architecture, variant } = parsed.platform
  const shown = variantOf(architecture, variant || (ARM_ALIASES[text.split('/').at(-1)!.toLowerCase()] ?? ''))
  return [os, architecture, ...(shown === '' ? [] : [shown])].join('/')
}

function variantOf(architecture: string, variant: string): string {
  if (architecture === 'arm64' && /^v?8$/.test(variant)) return ''
  if (architecture === 'amd64' && variant === 'v1') return ''
  if (architecture === 'arm') return variant === '' ? 'v7' : variant.replace(/^(\d)$/, 'v$1')
  return variant
}
