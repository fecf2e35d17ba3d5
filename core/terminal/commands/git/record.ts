/** `git add`, `git commit`, `git init`: accepted where they would be, and honest that nothing is recorded here. */

import { resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { type Call, done, failed, note, type Reply } from '../../command.ts'
import { repositoryOf } from '../../git-changes.ts'
import { NO_REPOSITORY } from './status.ts'

const NOT_RECORDED = 'commits are not modelled here: the site keeps your files, and the download holds a real history'

export function add(call: Call): Reply {
  if (repositoryOf(call) === undefined) return failed(128, NO_REPOSITORY)
  const paths = call.args.filter((arg) => !arg.startsWith('-'))
  const absent = paths.find((path) => lookup(call.process.tree, resolve(call.process.cwd, path)).kind === 'absent')
  if (absent !== undefined) return failed(128, `fatal: pathspec '${absent}' did not match any files`)
  return done(note(NOT_RECORDED))
}

export function commit(call: Call): Reply {
  if (repositoryOf(call) === undefined) return failed(128, NO_REPOSITORY)
  return { output: note(NOT_RECORDED), code: 1 }
}

export function init(): Reply {
  return { output: note('a new repository is not modelled here: git clone brings one'), code: 1 }
}
