import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { starterEntries } from '@/platform/starter/starter-entries.ts'
import { writePublicStarter } from '@/platform/starter/write-starter-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const hasGit = spawnSync('git', ['--version']).status === 0
const hasTar = spawnSync('tar', ['--version']).status === 0
const run = promisify(execFile)

/** A host that knows nothing of git: files by path, 404 for the rest. */
function serveFolder(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(new URL(request.url ?? '/', 'http://host').pathname))
    try {
      response.end(readFileSync(path))
    } catch {
      response.writeHead(404).end('not found')
    }
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'starter-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function expectStarter(folder: string): void {
  for (const { path, bytes } of starterEntries(ROOT)) {
    expect(readFileSync(join(folder, path)).equals(bytes), path).toBe(true)
    expect(statSync(join(folder, path)).mode & 0o111, path).toBe(0)
  }
}

test.skipIf(!hasGit)('a real git clones the starter from a host of static files', () =>
  inFolder(async (folder) => {
    const { commit } = await writePublicStarter(ROOT, join(folder, 'public'))
    const server = await serveFolder(join(folder, 'public'))
    const { port } = server.address() as AddressInfo
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      no_proxy: '127.0.0.1',
    }
    const git = async (...args: string[]) => (await run('git', args, { cwd: folder, env })).stdout
    try {
      await git('clone', '--quiet', `http://127.0.0.1:${port}/starter-react-app.git`)
    } finally {
      server.close()
    }
    const clone = join(folder, 'starter-react-app')
    expectStarter(clone)
    expect(await git('-C', clone, 'fsck', '--strict', '--full')).toBe('')
    expect(await git('-C', clone, 'status', '--porcelain', '--branch')).toBe('## main...origin/main\n')
    expect(await git('-C', clone, 'log', '--format=%H %s %ct')).toBe(`${commit} The starter app 1767225600\n`)
  }),
)

test.skipIf(!hasTar)('tar unpacks the archive into a folder of its own', () =>
  inFolder(async (folder) => {
    await writePublicStarter(ROOT, folder)
    await run('tar', ['xzf', 'starter.tar.gz'], { cwd: folder })
    expectStarter(join(folder, 'starter-react-app'))
  }),
)

test('equal files give equal bytes, and a second run leaves nothing of the first', () =>
  inFolder(async (folder) => {
    const once = await writePublicStarter(ROOT, join(folder, 'once'))
    await writePublicStarter(ROOT, join(folder, 'twice'))
    const twice = await writePublicStarter(ROOT, join(folder, 'twice'))
    expect(twice).toEqual(once)
    const list = (name: string) => readdirSync(join(folder, name), { recursive: true }).map(String).sort()
    expect(list('twice')).toEqual(list('once'))
    const files = list('once').filter((path) => statSync(join(folder, 'once', path)).isFile())
    for (const path of files) {
      expect(readFileSync(join(folder, 'twice', path)).equals(readFileSync(join(folder, 'once', path))), path).toBe(
        true,
      )
    }
  }))

test('the starter holds neither an install nor a build nor a secret', () => {
  const paths = starterEntries(ROOT).map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining(['package.json', 'package-lock.json', 'index.html', 'src/App.jsx', '.gitignore']),
  )
  expect(paths.filter((path) => /^(?:node_modules|build)\/|\.env/.test(path))).toEqual([])
})

test.skipIf(!hasTar)(
  'each static archive of the finished reference unpacks into the starter’s folder, with its history',
  () =>
    inFolder(async (folder) => {
      await writePublicStarter(ROOT, folder)
      const names = readdirSync(join(folder, 'take-home')).sort()
      expect(names).toEqual(
        ['npm', 'pnpm', 'yarn'].flatMap((manager) => [`${manager}-official.tar.gz`, `${manager}-unprivileged.tar.gz`]),
      )
      for (const name of names) {
        rmSync(join(folder, 'starter-react-app'), { recursive: true, force: true })
        await run('tar', ['xzf', join('take-home', name)], { cwd: folder })
        const dockerfile = readFileSync(join(folder, 'starter-react-app', 'Dockerfile'), 'utf8')
        expect(dockerfile.includes('nginx-unprivileged'), name).toBe(name.includes('unprivileged'))
        expect(readFileSync(join(folder, 'starter-react-app', '.git', 'HEAD'), 'utf8')).toBe('ref: refs/heads/main\n')
      }
    }),
)
