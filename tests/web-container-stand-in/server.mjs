/**
 * What StackBlitz's page answers to the package @webcontainer/api, as far as this project asks: a file system, four commands of
 * npm, a server. Plain JavaScript over any Comlink: a page of the browser tests runs it, and so do the contract tests.
 *
 * The "packages" are one hidden lockfile, the "bundle" is the text of src/App.jsx: enough to see that what was mounted is what is built.
 */

/** `address(port)`: where a frame finds the app that is served. */
export function standInServer(Comlink, { address }) {
  return Comlink.proxy({
    build: async () => Comlink.proxy(instance(Comlink, address)),
  })
}

function instance(Comlink, address) {
  /** Bytes by path. */
  const files = new Map()
  const listeners = { 'server-ready': new Set(), port: new Set(), error: new Set() }
  const encoder = new TextEncoder()
  const text = (path) => (files.has(path) ? new TextDecoder().decode(files.get(path)) : undefined)
  return {
    runtimeInfo: async () => ({ path: '/bin', cwd: '/home/app' }),
    previewScript: async () => undefined,
    fs: async () => Comlink.proxy(fileSystem(files)),
    loadFiles: async (payload) => lay(JSON.parse(new TextDecoder().decode(payload)).d, '', files),
    on: async (event, listener) => {
      listeners[event]?.add(listener)
      return Comlink.proxy(() => listeners[event]?.delete(listener))
    },
    run: async ({ command, args }, _out, _error, output) => {
      const print = (line) => output?.(encoder.encode(`${line}\r\n`))
      let kill
      const killed = new Promise((resolve) => {
        kill = () => resolve(143)
      })
      const serve = (port) => {
        for (const listener of listeners['server-ready']) listener(port, address(port))
        return killed
      }
      const fail = async (message) => {
        await Promise.all([...listeners.error].map((listener) => listener({ message })))
        return 1
      }
      const ends = commandOf([command, ...args].join(' '), { files, text, print, serve, fail, killed })
      const onExit = Promise.race([ends, killed]).then(async (code) => {
        await output?.(null)
        return code
      })
      return Comlink.proxy({ onExit, kill, write: async () => undefined, resize: async () => undefined })
    },
    teardown: async () => files.clear(),
  }
}

function said(print, line, code) {
  print(line)
  return code
}

async function commandOf(line, { files, text, print, serve, fail, killed }) {
  const manifest = JSON.parse(text('package.json') ?? 'null')
  if (line === 'node --version') return said(print, 'v22.0.0', 0)
  if (line === 'sleep forever') return killed
  if (line === 'fail inside') return fail('cookies are blocked')
  if (manifest === null) return said(print, 'npm error enoent Could not read package.json', 254)
  if (line === 'npm install') {
    files.set('node_modules/.package-lock.json', new TextEncoder().encode('{}'))
    return said(print, 'added 60 packages in 2s', 0)
  }
  if (!files.has('node_modules/.package-lock.json'))
    return said(print, `sh: 1: ${manifest.scripts?.start}: not found`, 127)
  switch (line) {
    case 'npm test':
      return said(print, 'Tests  3 passed (3)', 0)
    case 'npm start':
      print('Local: http://localhost:3000/')
      return serve(3000)
    case 'npm run build':
      return build(files, text, print)
    default:
      return said(print, `npm error unknown command: ${line}`, 1)
  }
}

function build(files, text, print) {
  const app = text('src/App.jsx') ?? ''
  if (app.includes('<broken')) return said(print, 'error during build: src/App.jsx:1:1 Unexpected token', 1)
  const encoder = new TextEncoder()
  files.set(
    'build/index.html',
    encoder.encode('<!doctype html><title>built by the stand-in</title><script src="/assets/a.js"></script>'),
  )
  files.set('build/assets/a.js', encoder.encode(`/* ${app.replaceAll('*/', '')} */`))
  print('build/index.html')
  print('✓ built in 1.00s')
  return 0
}

function lay(entries, below, files) {
  for (const [name, entry] of Object.entries(entries)) {
    if (entry.d) lay(entry.d, `${below}${name}/`, files)
    else
      files.set(
        below + name,
        entry.f.b ? Uint8Array.from(entry.f.c, (c) => c.charCodeAt(0)) : new TextEncoder().encode(entry.f.c),
      )
  }
}

function fileSystem(files) {
  const missing = (path) => new Error(`ENOENT: no such file or directory, '${path}'`)
  return {
    async readFile(path) {
      if (!files.has(path)) throw missing(path)
      return files.get(path).slice()
    },
    async readdir(path) {
      const below = `${path}/`
      const paths = [...files.keys()].filter((each) => each.startsWith(below))
      if (paths.length === 0) throw missing(path)
      const names = new Map(paths.map((each) => [each.slice(below.length).split('/')[0], each]))
      // As the real one: an entry's kind stands under the name of a symbol. 1 is a file, 2 a folder.
      return [...names].map(([name, each]) => ({ name, 'Symbol(type)': each === below + name ? 1 : 2 }))
    },
    async rm(path) {
      for (const each of [...files.keys()]) if (each === path || each.startsWith(`${path}/`)) files.delete(each)
    },
  }
}
