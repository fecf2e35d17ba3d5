/** Every git command there is here. A new one is a file beside this one and a line in this list. */
import type { Command } from '../../command.ts'
import { add } from './add.ts'
import { branch } from './branch.ts'
import { clone } from './clone.ts'
import { commit } from './commit.ts'
import { config } from './config.ts'
import { diff } from './diff.ts'
import { init } from './init.ts'
import { log, withCount } from './log.ts'
import { fetch, lsFiles, pull, push, remote, revParse } from './remote.ts'
import { remove } from './remove.ts'
import { reset } from './reset.ts'
import { restore } from './restore.ts'
import { show } from './show.ts'
import { status } from './status.ts'
import { checkout, switchBranch } from './switch.ts'

export const GIT_COMMANDS: Readonly<Record<string, Command>> = {
  add,
  branch,
  checkout,
  clone,
  commit,
  config,
  diff,
  fetch,
  init,
  log: (call) => log({ ...call, args: withCount(call.args) }),
  'ls-files': lsFiles,
  pull,
  push,
  remote,
  reset,
  restore,
  'rev-parse': revParse,
  rm: remove,
  show,
  status,
  switch: switchBranch,
}
