/** `serve`, the static file server from npm: a folder, and with `-s` the page for every path that is no file. */
import { join, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { COMPUTED } from '@/core/text/evidence.ts'
import { typeByName } from '../file-types.ts'
import { CannotTell, Serving } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'

interface Settings {
  readonly folder: string
  readonly port: number
  readonly single: boolean
}

export const serveProgram: ContainerProgram = () => (process) => {
  const { folder, port, single } = readSettings(process.argv.slice(1), process.env)
  const root = resolve(process.cwd, folder)
  throw new Serving({
    serves: 'other',
    log: [` INFO  Accepting connections at http://localhost:${port}`],
    listens: [{ port, protocol: 'tcp', evidence: COMPUTED, address: '0.0.0.0' }],
    tree: process.tree,
    respond: (request) =>
      request.port === port
        ? answer(process.tree, root, request.path.split(/[?#]/)[0]!, single)
        : { kind: 'no-answer', why: 'refused', way: [{ what: 'container', detail: `serve listens on port ${port}` }] },
  })
}

function readSettings(words: readonly string[], env: ReadonlyMap<string, string>): Settings {
  let settings: Settings = { folder: '.', port: Number(env.get('PORT') ?? 3000), single: false }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const [name, joined] = word.startsWith('--') ? [word.split('=')[0]!, word.split('=')[1]] : [word, undefined]
    if (['-l', '-p', '--listen', '--port'].includes(name)) {
      const value = joined ?? words[++at] ?? ''
      const port = /(?:^|:)(\d+)$/.exec(value)?.[1]
      if (port === undefined) throw new CannotTell(`serve is told to listen on ${value}`)
      settings = { ...settings, port: Number(port) }
    } else if (name === '-s' || name === '--single') settings = { ...settings, single: true }
    else if (['-c', '--config'].includes(name)) throw new CannotTell('the configuration of serve is not read')
    else if (!word.startsWith('-')) settings = { ...settings, folder: word }
  }
  return settings
}

function answer(tree: FileTree, root: string, path: string, single: boolean): HttpAnswer {
  const own = [join(root, path), join(root, path, 'index.html'), `${join(root, path)}.html`]
  for (const candidate of single ? [...own, join(root, 'index.html')] : own) {
    const found = lookup(tree, candidate)
    if (found.kind === 'unknown') return { kind: 'not-simulated', why: found.why, way: [] }
    if (found.kind !== 'found' || found.node.kind !== 'file') continue
    const { content } = found.node
    if (content.kind === 'unknown') return { kind: 'not-simulated', why: content.why, way: [] }
    const headers = [['content-type', typeByName(found.path)]] as const
    const body = content.kind === 'bytes' ? content.bytes : undefined
    return { kind: 'answer', status: 200, headers, bodyFile: found.path, body, way: [] }
  }
  return { kind: 'answer', status: 404, headers: [], body: new TextEncoder().encode('404'), way: [] }
}
