import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { unpackTar as readTar } from 'modern-tar'
import { expect, test } from 'vitest'
import { exportProject } from '@/core/exporter/export-project.ts'
import { planHistory } from '@/core/exporter/history/plan-history.ts'
import { file, treeOf } from '@/core/files/tree.ts'
import { withHistory } from '@/platform/archive/git-repository.ts'
import { archiveOf } from '@/platform/archive/take-home.ts'
import { starterEntries } from '@/platform/starter/starter-entries.ts'
import { writeStarterRepository } from '@/platform/starter/write-starter-repository.ts'
import { stagecraft, temporaryFolder } from './cli/command-line.ts'
import { contentOf, git, hasGit, unpackTar, unpackZip } from './take-home-folder.ts'

const starter = treeOf({ 'package.json': '{}\n', '.gitignore': '.env\n' })
const learners = {
  'package.json': '{}\n',
  '.gitignore': '.env\n',
  '.env': 'TOKEN=secret\n',
  Dockerfile: 'FROM node\r\n',
  'src/ä.js': 'é\n',
  'src-a.js': '',
  'run.sh': file('#!/bin/sh\n', { mode: 0o755 }),
}

async function learnersProject() {
  const workspace = treeOf(learners)
  const facts = { name: 'app', hasDockerfile: true, stages: [], port: 80 }
  const project = exportProject({ workspace, starter, facts })
  const lessons = [
    { lesson: 'one', title: 'The first\nlesson', at: 1_790_000_000_999, workspace: treeOf({ 'package.json': '{}\n' }) },
    { lesson: 'two', title: 'Only read', at: 1_790_000_100_000, workspace: treeOf({ 'package.json': '{}\n' }) },
    { lesson: 'three', title: 'The third', at: 1_790_000_200_000, workspace },
  ]
  const begin = { message: 'The starter app\n', author: { name: 'S', email: 's@x' }, time: 1_700_000_000 }
  return withHistory(project, planHistory({ starter: { ...begin, workspace: starter }, lessons, project }))
}

async function archives() {
  const plan = await learnersProject()
  const folder = temporaryFolder()
  for (const kind of ['zip', 'tar.gz'] as const) writeFileSync(join(folder, `app.${kind}`), await archiveOf(plan, kind))
  return folder
}

test.skipIf(!hasGit)('real git finds one commit a finished lesson, nothing wrong and nothing changed', async () => {
  const folder = await archives()
  const app = unpackTar(join(folder, 'app.tar.gz'), join(folder, 'tar'))
  expect(git(app, 'log', '--format=%s', '--reverse').trim().split('\n')).toEqual([
    'The starter app',
    'The first lesson',
    'Only read',
    'The third',
    'Take the project home',
  ])
  expect(git(app, 'log', '-1', '--format=%an %ae %at', 'HEAD~1').trim()).toBe(
    'Learner learner@stagecraft.invalid 1790000200',
  )
  expect(
    git(app, 'fsck', '--strict', '--full')
      .replace(/^.*(Checking|notice).*$/gm, '')
      .trim(),
  ).toBe('')
  expect(git(app, 'status', '--porcelain', '--branch').trim()).toBe('## main')
  expect(git(app, 'ls-files', '-s', 'run.sh')).toMatch(/^100755 /)
})

test.skipIf(!hasGit)('a file that .gitignore names is in the folder and not in the history', async () => {
  const folder = await archives()
  const app = unpackZip(join(folder, 'app.zip'), join(folder, 'zip'))
  expect(readFileSync(join(app, '.env'), 'utf8')).toBe('TOKEN=secret\n')
  expect(git(app, 'log', '--all', '--format=%H', '--', '.env')).toBe('')
})

test('zip and tar.gz hold the same files with the same content and permissions, the repository too', async () => {
  const plan = await learnersProject()
  const zip = await archiveOf(plan, 'zip')
  const tar = await readTar(gunzipSync(await archiveOf(plan, 'tar.gz')))
  const unzipped = unzipSync(zip)
  expect(tar.map((each) => each.header.name)).toEqual(Object.keys(unzipped))
  for (const { header, data } of tar) expect(Buffer.from(unzipped[header.name]!).equals(data!), header.name).toBe(true)
  expect(modesOfZip(zip)).toEqual(new Map(tar.map((each) => [each.header.name, each.header.mode])))
})

test('the same work gives the same bytes', async () => {
  expect(await archiveOf(await learnersProject(), 'zip')).toEqual(await archiveOf(await learnersProject(), 'zip'))
})

test.skipIf(!hasGit)(
  'export gives a history of the lessons as they are solved, on the commit every clone has',
  async () => {
    const folder = temporaryFolder()
    const out = join(folder, 'app.tar.gz')
    expect((await stagecraft(['export', '--lesson', 'nginx-stage', '--out', out])).code).toBe(0)
    const app = unpackTar(out, join(folder, 'tar'))
    const titles = git(app, 'log', '--format=%s', '--reverse').trim().split('\n')
    expect(titles).toHaveLength(11)
    expect(git(app, 'log', '--format=%b').match(/Finished the lesson/g)).toHaveLength(9)
    const first = git(app, 'rev-list', '--max-parents=0', 'HEAD').trim()
    const entries = starterEntries(process.cwd())
    expect(first).toBe(await writeStarterRepository(entries, join(folder, 'starter.git')))
    expect(
      git(app, 'fsck', '--strict')
        .replace(/^.*(Checking|notice).*$/gm, '')
        .trim(),
    ).toBe('')
    expect(git(app, 'status', '--porcelain')).toBe('')
  },
)

test.skipIf(!hasGit)(
  'zip, tar.gz and folder of one export are the same, and a folder’s own repository stays',
  async () => {
    const folder = temporaryFolder()
    for (const out of ['a.zip', 'a.tar.gz', 'plain']) await stagecraft(['export', '--out', join(folder, out)])
    const plain = contentOf(join(folder, 'plain'))
    expect(contentOf(unpackZip(join(folder, 'a.zip'), join(folder, 'z')))).toEqual(plain)
    expect(contentOf(unpackTar(join(folder, 'a.tar.gz'), join(folder, 't')))).toEqual(plain)
    expect(git(join(folder, 'plain'), 'status', '--porcelain')).toBe('')
    writeFileSync(join(folder, 'plain', '.git', 'description'), 'mine\n')
    expect((await stagecraft(['export', '--out', join(folder, 'plain')])).out).toContain('and 0 commits')
    expect(readFileSync(join(folder, 'plain', '.git', 'description'), 'utf8')).toBe('mine\n')
  },
)

/** From the central directory: external attributes stand 38 bytes into an entry. */
function modesOfZip(zip: Uint8Array): ReadonlyMap<string, number> {
  const bytes = Buffer.from(zip)
  const modes = new Map<string, number>()
  for (let at = bytes.readUInt32LE(bytes.length - 6); bytes.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ]
    modes.set(bytes.toString('utf8', at + 46, at + 46 + name), (bytes.readUInt32LE(at + 38) >>> 16) & 0o777)
    at += 46 + name + extra + comment
  }
  return modes
}
