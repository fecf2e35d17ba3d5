/**
 * Gives every built page a Content-Security-Policy of its own: Next's inline scripts are allowed by their digests, other
 * inline scripts and other origins are not. A `<meta>` works on every host, with or without headers.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const OURS = /<meta http-equiv="Content-Security-Policy"[^>]*>/

/**
 * `'unsafe-inline'` for styles: Monaco positions its text with them. `frames`: whose frames a page may hold; that of the
 * preview drawn without scripts needs none (`srcdoc`).
 */
export function policyOf(html, frames = "'none'") {
  const digests = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(digests)].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob: data:",
    "worker-src 'self' blob:",
    `frame-src ${frames}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

export function withPolicy(html, frames) {
  const bare = html.replace(OURS, '')
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(bare, frames)}">`
  return bare.replace(/<head>/, `<head>${meta}`)
}

/**
 * Rewrites every .html file below a folder, each after `prepare` had it; gives their number. `framesOf` is asked with the page's
 * name below the folder, without ending: `lessons/nginx-stage`.
 */
export function addPolicies(folder, framesOf, prepare = (html) => html, below = '') {
  let count = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) count += addPolicies(path, framesOf, prepare, `${below}${entry.name}/`)
    else if (entry.name.endsWith('.html')) {
      const page = `${below}${entry.name}`.replace(/(?:\/index)?\.html$/, '')
      writeFileSync(path, withPolicy(prepare(readFileSync(path, 'utf8')), framesOf(page)))
      count++
    }
  }
  return count
}
