/** index.html: which modules and styles it starts with, and the page with what was bundled in their place. */
import type { BundleError, BundleSettings } from '@/core/bundle/bundle.ts'
import { lineIndex } from '@/core/text/position.ts'
import { Unavailable } from './bundle-errors.ts'
import { withVariables } from './variables.ts'

export interface SourcePage {
  readonly kind: 'page'
  readonly html: string
  /** Paths relative to the app, in the page's order. */
  readonly modules: readonly string[]
}

type Files = Readonly<Record<string, Uint8Array>>

const COMMENT = /<!--[\s\S]*?-->/g
const TAG =
  /[ \t]*<(script|link|img|source|video|audio|image|use)\b((?:[^>"']|"[^"]*"|'[^']*')*)>(?:\s*<\/script>\n?)?/gi

export function readPage(files: Files, settings: BundleSettings): SourcePage | { kind: 'failed'; error: BundleError } {
  const bytes = files['index.html']
  if (bytes === undefined) throw new Unavailable('the app has no index.html')
  const source = new TextDecoder().decode(bytes)
  // Comments keep their length, so that places stay true.
  const bare = source.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '))
  const modules: string[] = []
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = []
  for (const match of bare.matchAll(TAG)) {
    const [written, tag = '', attributes = ''] = match
    const found = linkOf(tag.toLowerCase(), attributes)
    if (found === undefined) continue
    const path = pathInApp(found.url)
    if (path === undefined) continue
    const end = match.index + written.length
    if (files[`public/${path}`] !== undefined && !found.entry) {
      edits.push({ start: match.index, end, text: written.replace(found.url, `${settings.base}${path}`) })
    } else if (found.entry && files[path] !== undefined) {
      modules.push(path)
      edits.push({ start: match.index, end, text: '' })
    } else if (found.entry && tag.toLowerCase() === 'script') {
      return { kind: 'failed', error: missing(source, match.index + written.indexOf(found.url), found.url) }
    } else if (files[path] !== undefined) {
      throw new Unavailable(`index.html refers to ${found.url}, a source that is not bundled from a page here`)
    }
  }
  if (/<script\b(?=[^>]*\btype\s*=\s*["']?module)(?![^>]*\bsrc\s*=)/i.test(bare))
    throw new Unavailable('index.html holds a module of its own, which is not bundled here')
  const html = edits.reduceRight(
    (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
    source,
  )
  return { kind: 'page', html, modules }
}

interface PageLink {
  readonly url: string
  /** A module or a style of the app: it is bundled. */
  readonly entry: boolean
}

function linkOf(tag: string, attributes: string): PageLink | undefined {
  const value = (name: string) => {
    const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
    return found?.[1] ?? found?.[2] ?? found?.[3]
  }
  const url = value('src') ?? value('href')
  if (url === undefined) return undefined
  if (tag === 'script') return value('type') === 'module' ? { url, entry: true } : undefined
  const style = tag === 'link' && /(?:^|\s)stylesheet(?:\s|$)/i.test(value('rel') ?? '')
  return { url, entry: style }
}

/** Undefined for another origin, data and the like. */
function pathInApp(url: string): string | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(url) || url === '') return undefined
  return url.replace(/[?#].*$/, '').replace(/^(?:\.?\/)+/, '')
}

function missing(source: string, offset: number, url: string): BundleError {
  const { line, column } = lineIndex(source).at(offset)
  const lineText = source.split('\n')[line - 1] ?? ''
  const text = `Failed to resolve ${url} from index.html`
  return { kind: 'page', file: 'index.html', line, column, length: url.length, text, lineText }
}

export interface Outputs {
  readonly script: string | undefined
  readonly styles: readonly string[]
}

export function writePage(page: SourcePage, { script, styles }: Outputs, settings: BundleSettings): string {
  const tags = [
    ...(script === undefined ? [] : [`<script type="module" crossorigin src="${settings.base}${script}"></script>`]),
    ...styles.map((path) => `<link rel="stylesheet" crossorigin href="${settings.base}${path}">`),
  ]
  const html = withVariables(page.html, settings)
  const block = tags.map((tag) => `    ${tag}\n`).join('')
  const at = html.search(/[ \t]*<\/head>/i)
  return at < 0 ? block + html : html.slice(0, at) + block + html.slice(at)
}
