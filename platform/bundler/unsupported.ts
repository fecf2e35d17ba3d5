/** What Vite does with sources and esbuild does not: where it is used there is no bundle, and no guess. */
import type { BundleRequest } from '@/core/bundle/bundle.ts'

const FILES: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^postcss\.config\./, 'PostCSS'],
  [/^\.browserslistrc$/, 'a list of browsers'],
  [/\.(?:scss|sass|less|styl|stylus)$/, 'a style preprocessor'],
  [/\.(?:vue|svelte|astro)$/, 'another framework'],
]

const FORMS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\bimport\.meta\.glob\b/, 'import.meta.glob'],
  [/\bnew\s+URL\s*\([^)]*\bimport\.meta\.url/, 'new URL(…, import.meta.url)'],
  [/\bimport\.meta\.url\b/, 'import.meta.url'],
]

/** The reason, or undefined. */
export function unsupportedIn({ files, settings }: BundleRequest): string | undefined {
  if (!/^(?:\/|https?:\/\/)/.test(settings.base))
    return `the base "${settings.base}" is relative, which is not bundled here`
  for (const [path, bytes] of Object.entries(files)) {
    const file = FILES.find(([pattern]) => pattern.test(path))
    if (file !== undefined) return `${path} asks for ${file[1]}, which is not bundled here`
    if (!/^src\/.*\.[cm]?[jt]sx?$/.test(path)) continue
    const text = new TextDecoder().decode(bytes)
    const form = FORMS.find(([pattern]) => pattern.test(text))
    if (form !== undefined) return `${path} uses ${form[1]}, which is not bundled here`
  }
  return undefined
}
