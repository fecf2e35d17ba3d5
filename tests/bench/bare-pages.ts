/**
 * What a lesson page is measured against, served the same way (compressed while answering, hashed files kept): a bare page with
 * the lesson's text and a text area, and a bare page with Monaco, the same features chosen, and nothing else.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import { build } from 'esbuild'

export interface BarePages {
  readonly address: string
  close(): void
}

interface Served {
  readonly type: string
  readonly body: string | Uint8Array
}

const ENTRY = `
import './app/tokens.css'
import { applyTheme, editor, languageOf, prepareMonaco } from './components/editor/monaco.ts'
const host = document.getElementById('host')
prepareMonaco()
applyTheme(false)
editor.create(host, {
  model: editor.createModel(document.getElementById('text').textContent, languageOf('Dockerfile')),
  theme: 'stagecraft',
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 14,
  lineHeight: 21,
})
`

/** `lesson` is the HTML of a lesson page: its prose and its first file are what the bare pages show. */
export async function serveBarePages(project: string, lesson: string): Promise<BarePages> {
  const text = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(lesson)?.[1] ?? ''
  const prose = /<section id="lesson-text"[^>]*>([\s\S]*?)<\/section>/.exec(lesson)?.[1] ?? ''
  const files = new Map<string, Served>()
  files.set('/bare', page(`${prose}<textarea rows="30" cols="80">${text}</textarea>`))
  const monaco = await bundleMonaco(project)
  for (const [name, served] of monaco) files.set(name, served)
  const style = monaco.has('/monaco.css') ? '<link rel="stylesheet" href="/monaco.css">' : ''
  files.set(
    '/bare-monaco',
    page(
      `${style}<pre id="text" hidden>${text}</pre><div id="host" style="height:600px"></div><script type="module" src="/monaco.js"></script>`,
    ),
  )
  const server = await listen(files)
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function page(body: string): Served {
  const head = '<meta charset="utf-8"><title>Bare</title><link rel="icon" href="data:,">'
  return { type: 'text/html; charset=utf-8', body: `<!doctype html><html lang="en"><head>${head}</head>${body}</html>` }
}

async function bundleMonaco(project: string): Promise<ReadonlyMap<string, Served>> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: project, loader: 'ts' },
    outfile: join(project, 'monaco.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    loader: { '.ttf': 'dataurl' },
    logLevel: 'error',
  })
  const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }
  return new Map(
    outputFiles.map(({ path, contents }) => {
      const extension = path.endsWith('.css') ? 'css' : 'js'
      return [`/monaco.${extension}`, { type: types[extension], body: contents }] as const
    }),
  )
}

function listen(files: ReadonlyMap<string, Served>): Promise<Server> {
  const server = createServer((request, response) => {
    const served = files.get(request.url ?? '')
    if (!served) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': served.type, 'Content-Encoding': 'gzip' })
    const packed = createGzip()
    packed.pipe(response)
    packed.end(served.body)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
