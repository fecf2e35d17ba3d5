/**
 * A bare repository that any static host can serve: git's "dumb" HTTP form, in which `git clone` reads HEAD, info/refs
 * and the loose objects as plain files (gitprotocol-http, "Dumb Clients").
 */
import fs, { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import git from 'isomorphic-git'
import { writeTree } from '../archive/git-tree.ts'
import { STARTER_AUTHOR, STARTER_BRANCH, STARTER_MESSAGE, STARTER_TIME } from './starter-commit.ts'
import type { StarterEntry } from './starter-entries.ts'

/** Writes into `gitdir`, which is emptied first. Gives the hash of the commit. */
export async function writeStarterRepository(entries: readonly StarterEntry[], gitdir: string): Promise<string> {
  rmSync(gitdir, { recursive: true, force: true })
  await git.init({ fs, gitdir, bare: true, defaultBranch: STARTER_BRANCH })
  const commit = await writeCommit(gitdir, await writeTree({ fs, gitdir }, entries))
  const ref = `refs/heads/${STARTER_BRANCH}`
  await git.writeRef({ fs, gitdir, ref, value: commit, force: true })
  writeText(gitdir, 'info/refs', `${commit}\t${ref}\n`)
  // No packs: an empty list, so that a client that asks is not sent elsewhere.
  writeText(gitdir, 'objects/info/packs', '\n')
  return commit
}

async function writeCommit(gitdir: string, tree: string): Promise<string> {
  const when = { timestamp: STARTER_TIME.getTime() / 1000, timezoneOffset: 0 }
  const author = { ...STARTER_AUTHOR, ...when }
  const commit = { message: STARTER_MESSAGE, tree, parent: [], author, committer: author }
  return git.writeCommit({ fs, gitdir, commit })
}

function writeText(gitdir: string, path: string, text: string): void {
  mkdirSync(join(gitdir, path, '..'), { recursive: true })
  writeFileSync(join(gitdir, path), text)
}
