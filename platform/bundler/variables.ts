/** `import.meta.env`, and the variables in the page: as Vite fills them in. */
import type { BundleSettings } from '@/core/bundle/bundle.ts'

/** For esbuild: an expression by name. */
export function definitions(settings: BundleSettings): Record<string, string> {
  const env = environment(settings)
  return {
    'process.env.NODE_ENV': '"production"',
    'import.meta.hot': 'undefined',
    ...Object.fromEntries(
      Object.entries(env).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
    ),
    'import.meta.env': JSON.stringify(env),
    ...settings.define,
  }
}

export function environment(settings: BundleSettings): Readonly<Record<string, string | boolean>> {
  const { base, mode, development, env } = settings
  return { BASE_URL: base, DEV: development, MODE: mode, PROD: !development, SSR: false, ...env }
}

/** `%VITE_TITLE%` in index.html; a name that is not set stays as it is written. */
export function withVariables(html: string, settings: BundleSettings): string {
  const defined = Object.entries(settings.define).flatMap(([name, expression]) => {
    const key = /^import\.meta\.env\.(\w+)$/.exec(name)?.[1]
    return key === undefined ? [] : [[key, textOf(expression)] as const]
  })
  const values: Record<string, unknown> = { ...environment(settings), ...Object.fromEntries(defined) }
  return html.replace(/%(\S+?)%/g, (written, name: string) => (name in values ? String(values[name]) : written))
}

function textOf(expression: string): unknown {
  try {
    return JSON.parse(expression)
  } catch {
    return expression
  }
}
