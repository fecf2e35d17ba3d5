/** Writes the two files of the preview origin: a page that holds the app's frame, and the service worker that answers it. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './typescript-bundle.mjs'

const NAME = '__stagecraft-preview'

/** `sites`: origins whose lesson pages may show previews; none in the server output, which fills them in when it starts. */
export async function writePreviewFiles(folder, sites = []) {
  mkdirSync(folder, { recursive: true })
  const [shell, worker] = await Promise.all([script('shell'), script('worker')])
  writeFileSync(join(folder, `${NAME}.js`), worker)
  writeFileSync(join(folder, `${NAME}.html`), page(shell, sites))
  return folder
}

async function script(name) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(project, 'platform', 'preview-origin', `${name}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  })
  return outputFiles[0].text.trim()
}

/** The script stands in the page: a second script file of this origin could be registered as a service worker by an app. */
function page(shell, sites) {
  const digest = createHash('sha256').update(shell).digest('base64')
  const policy = `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; frame-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en" data-sites="${sites.join(' ')}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Preview</title>
<style>html,body,iframe{display:block;width:100%;height:100%;margin:0;border:0}html{color-scheme:light}</style>
<iframe title="The app in the container"></iframe>
<script>${shell}</script>
</html>
`
}
