/** Planned commits as the files of a real `.git` folder, made in memory: the same in the browser and on the command line. */
import './buffer.ts'
import git from 'isomorphic-git'
import type { ExportedFile, ExportPlan } from '@/core/exporter/export-project.ts'
import type { PlannedCommit } from '@/core/exporter/history/plan-history.ts'
import { type ObjectStore, writeTree } from './git-tree.ts'
import { MemoryFs } from './memory-fs.ts'

const FOLDER = '/project'
const BRANCH = 'main'

/** The plan with its `.git` folder. Without a commit there is no repository. */
export async function withHistory(plan: ExportPlan, commits: readonly PlannedCommit[]): Promise<ExportPlan> {
  const last = commits.at(-1)
  if (last === undefined) return plan
  const fs = new MemoryFs()
  const store = { fs, gitdir: `${FOLDER}/.git` }
  await git.init({ fs, dir: FOLDER, defaultBranch: BRANCH })
  await git.writeRef({ ...store, ref: `refs/heads/${BRANCH}`, value: await writeCommits(store, commits), force: true })
  await configure(store)
  await fillIndex(fs, last.files)
  const repository = fs.below(FOLDER).filter((each) => each.path.startsWith('.git/'))
  const files = repository.map((each): ExportedFile => ({ ...each, executable: false }))
  return { ...plan, files: [...files, ...plan.files] }
}

async function writeCommits(store: ObjectStore, commits: readonly PlannedCommit[]): Promise<string> {
  let parent: string[] = []
  for (const { message, author, time, files } of commits) {
    const by = { ...author, timestamp: time, timezoneOffset: 0 }
    const commit = { message, tree: await writeTree(store, files), parent, author: by, committer: by }
    parent = [await git.writeCommit({ ...store, commit })]
  }
  return parent[0]!
}

/** Unpacked on Windows, files keep their line ends and lose the permission to run: neither is a change. */
async function configure(store: ObjectStore): Promise<void> {
  await git.setConfig({ ...store, path: 'core.autocrlf', value: false })
  await git.setConfig({ ...store, path: 'core.filemode', value: false })
}

/** What `git status` compares the folder with. */
async function fillIndex(fs: MemoryFs, files: readonly ExportedFile[]): Promise<void> {
  for (const { path, bytes, executable } of files) fs.put(`${FOLDER}/${path}`, bytes, executable)
  await git.add({ fs, dir: FOLDER, filepath: files.map((each) => each.path), force: true })
}
