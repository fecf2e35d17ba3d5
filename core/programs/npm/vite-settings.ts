/**
 * What Vite's configuration, arguments and environment say of a build, read from a configuration that is the recorded one
 * but for settings that are known here. A configuration is a program: one that differs otherwise may do anything.
 */
import type { BundleSettings } from '@/core/bundle/bundle.ts'
import { join } from '@/core/files/path.ts'
import { type FileTree, lookup, readText } from '@/core/files/tree.ts'
import { readEnvFile } from './env-file.ts'

export interface ViteSettings extends BundleSettings {
  readonly outDir: string
}

export type ReadSettings =
  | { readonly kind: 'read'; readonly settings: ViteSettings }
  | { readonly kind: 'unreadable'; readonly why: string }

export interface SettingsInput {
  readonly tree: FileTree
  readonly folder: string
  /** Text of the configuration that is there, and of the recorded one. */
  readonly config: string
  readonly recorded: string
  readonly env: ReadonlyMap<string, string>
  readonly mode: string | undefined
  readonly base: string | undefined
  readonly development: boolean
}

export function viteSettings(input: SettingsInput): ReadSettings {
  const { config, recorded, env, development } = input
  if (skeleton(config) !== skeleton(recorded))
    return { kind: 'unreadable', why: 'the configuration of Vite was changed in a way that is not read here' }
  const nodeEnv = env.get('NODE_ENV')
  if (!development && nodeEnv !== undefined && nodeEnv !== '' && nodeEnv !== 'production')
    return { kind: 'unreadable', why: `with NODE_ENV=${nodeEnv} Vite builds another form of the packages` }
  const mode = input.mode ?? (development ? 'development' : 'production')
  const files = envOfFiles(input.tree, input.folder, mode)
  if (typeof files === 'string') return { kind: 'unreadable', why: files }
  const given = Object.fromEntries([...env].filter(([name]) => name.startsWith('VITE_')))
  const base = input.base ?? textSetting(config, 'base') ?? '/'
  return {
    kind: 'read',
    settings: {
      mode,
      base: /^(?:\.?\/|https?:|$)/.test(base) ? withSlash(base) : withSlash(`/${base}`),
      inlineLimit: Number(/\bassetsInlineLimit\s*:\s*(\d+)/.exec(withoutComments(config))?.[1] ?? 4096),
      define: definitions(config, env),
      env: sorted({ ...files, ...given }),
      development,
      outDir: textSetting(config, 'outDir') ?? 'dist',
    },
  }
}

function withSlash(base: string): string {
  return base.endsWith('/') || base === '' ? base || './' : `${base}/`
}

function sorted(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** As Vite reads them: the later ones count more. A reason where one cannot be read. */
function envOfFiles(tree: FileTree, folder: string, mode: string): Readonly<Record<string, string>> | string {
  const all: Record<string, string> = {}
  for (const name of ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]) {
    const path = join(folder, name)
    if (lookup(tree, path).kind === 'absent') continue
    const read = readEnvFile(readText(tree, path))
    if (read === undefined) return `${name} holds more than is read here`
    for (const [key, value] of Object.entries(read)) if (key.startsWith('VITE_')) all[key] = value
  }
  return all
}

const FROM_ENVIRONMENT = /process\.env\.(\w+)\s*\?\?\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/

/** `const greeting = process.env.VITE_GREETING ?? '…'` and `define: { 'import.meta.env.…': JSON.stringify(greeting) }`. */
function definitions(config: string, env: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const code = withoutComments(config)
  const found = FROM_ENVIRONMENT.exec(code)
  const name = /['"](import\.meta\.env\.\w+)['"]\s*:\s*JSON\.stringify/.exec(code)?.[1]
  if (found === null || name === undefined) return {}
  return { [name]: JSON.stringify(env.get(found[1]!) ?? unquoted(found[2]!)) }
}

function textSetting(config: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}\\s*:\\s*(['"\`])([^'"\`$]*)\\1`).exec(withoutComments(config))
  return found?.[2]
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1')
}

/** What is left of a configuration without comments, spaces and the settings that are read above, or change nothing here. */
function skeleton(config: string): string {
  return withoutComments(config)
    .replace(FROM_ENVIRONMENT, 'process.env.$1 ?? DEFAULT')
    .replace(/\b(?:server|preview|test)\s*:\s*\{[^{}]*\}\s*,?/g, '')
    .replace(/\b(?:outDir|base)\s*:\s*(['"`])[^'"`$]*\1\s*,?/g, '')
    .replace(/\bassetsInlineLimit\s*:\s*\d+\s*,?/g, '')
    .replace(/\b(?:emptyOutDir|reportCompressedSize)\s*:\s*(?:true|false)\s*,?/g, '')
    .replace(/\bbuild\s*:\s*\{\s*\}\s*,?/g, '')
    .replace(/"/g, "'")
    .replace(/[\s;]/g, '')
    .replace(/,(?=[}\])])/g, '')
}

function withoutComments(text: string): string {
  return text.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, quoted: string | undefined) => quoted ?? ' ',
  )
}
