/** Where Vite's development server listens: read from its flags and, as text, from its configuration. */
import { join, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup, readText } from '@/core/files/tree.ts'

export interface ViteFlags {
  readonly port: number | undefined
  readonly host: string | undefined
  readonly config: string | undefined
}

export function viteFlags(words: readonly string[]): ViteFlags {
  const value = (name: string): string | undefined => {
    for (const [at, word] of words.entries()) {
      if (word.startsWith(`--${name}=`)) return word.slice(name.length + 3)
      if (word === `--${name}` || (name === 'config' && word === '-c'))
        return words[at + 1]?.startsWith('-') ? '' : (words[at + 1] ?? '')
    }
    return undefined
  }
  const port = Number(value('port'))
  const host = value('host')
  return {
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    host: host === '' || host === 'true' ? '0.0.0.0' : host,
    config: value('config'),
  }
}

export type ViteConfig =
  | {
      readonly kind: 'read'
      readonly path: string
      readonly text: string
      readonly port: number | undefined
      readonly host: string | undefined
    }
  | { readonly kind: 'unknown'; readonly why: string; readonly path: string }

const NAMES = [
  'vite.config.js',
  'vite.config.mjs',
  'vite.config.ts',
  'vite.config.cjs',
  'vite.config.mts',
  'vite.config.cts',
]

export function readViteConfig(tree: FileTree, root: string, given: string | undefined): ViteConfig {
  const candidates = given ? [resolve(root, given)] : NAMES.map((name) => join(root, name))
  for (const path of candidates) {
    const found = lookup(tree, path)
    if (found.kind === 'absent') continue
    const text = readText(tree, path)
    if (found.kind === 'unknown' || text === undefined) return { kind: 'unknown', path, why: `${path} is not known` }
    return settingsOf(path, text)
  }
  return { kind: 'read', path: join(root, NAMES[0]!), text: '', port: undefined, host: undefined }
}

function settingsOf(path: string, text: string): ViteConfig {
  const code = withoutComments(text)
  const server = objectAfter(code, /\bserver\s*:\s*\{/)
  if (server === undefined) {
    if (/\bserver\s*[:,}]/.test(code.replace(/configureServer/g, '')))
      return { kind: 'unknown', path, why: `${path} sets \`server\` in a way that is not read here` }
    return { kind: 'read', path, text: code, port: undefined, host: undefined }
  }
  const port = settingIn(server, 'port')
  const host = settingIn(server, 'host')
  if (port !== undefined && !/^\d+$/.test(port))
    return { kind: 'unknown', path, why: `${path} computes the port: ${port}` }
  if (host !== undefined && !/^(true|false|'[^']*'|"[^"]*"|`[^`$]*`)$/.test(host))
    return { kind: 'unknown', path, why: `${path} computes the host: ${host}` }
  return { kind: 'read', path, text: code, port: port === undefined ? undefined : Number(port), host: hostName(host) }
}

function hostName(written: string | undefined): string | undefined {
  if (written === undefined || written === 'false') return undefined
  return written === 'true' ? '0.0.0.0' : written.slice(1, -1)
}

/** The value of a key at the top level of an object's text. */
function settingIn(body: string, key: string): string | undefined {
  let depth = 0
  for (const match of body.matchAll(
    /[{[(]|[}\])]|(['"]?)([A-Za-z_]\w*)\1\s*(:)|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g,
  )) {
    if ('{[('.includes(match[0])) depth++
    else if ('}])'.includes(match[0])) depth--
    else if (match[3] && depth === 0 && match[2] === key) {
      const rest = body.slice(match.index + match[0].length)
      return /^\s*([^,\n}]+)/.exec(rest)?.[1]?.trim()
    }
  }
  return undefined
}

/** The inside of the braces that the pattern ends with. */
function objectAfter(code: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(code)
  if (match === null) return undefined
  const start = match.index + match[0].length
  let depth = 1
  for (let at = start; at < code.length; at++) {
    if (code[at] === '{') depth++
    else if (code[at] === '}') depth--
    if (depth === 0) return code.slice(start, at)
  }
  return undefined
}

/** Texts in quotes stay, so that `'http://…'` is not taken for a comment. */
function withoutComments(text: string): string {
  return text.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, quoted: string | undefined) => quoted ?? ' ',
  )
}

/** A package the configuration imports that no node_modules on the way up has. */
export function missingPackage(tree: FileTree, root: string, config: ViteConfig): string | undefined {
  if (config.kind !== 'read') return undefined
  for (const match of config.text.matchAll(
    /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/g,
  )) {
    const name = match[1] ?? match[2] ?? ''
    if (name.startsWith('.') || name.startsWith('/') || name.startsWith('node:') || BUILT_IN.has(name)) continue
    const folder = name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/')
    if (!isInstalled(tree, root, folder)) return folder
  }
  return undefined
}

const BUILT_IN = new Set([
  'path',
  'fs',
  'url',
  'os',
  'process',
  'http',
  'https',
  'child_process',
  'module',
  'crypto',
  'util',
])

function isInstalled(tree: FileTree, root: string, name: string): boolean {
  for (let here = root; ; here = here.slice(0, here.lastIndexOf('/')) || '/') {
    if (lookup(tree, join(here, 'node_modules', name)).kind !== 'absent') return true
    if (here === '/') return false
  }
}
