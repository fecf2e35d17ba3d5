/** `git log`: the clone has one commit, the starter. Its hash is the site's own and not known to this terminal. */
import { type Call, done, failed, note, type Reply, say } from '../../command.ts'
import { repositoryOf } from '../../git-changes.ts'
import { NO_REPOSITORY } from './status.ts'

export function log(call: Call): Reply {
  if (repositoryOf(call) === undefined) return failed(128, NO_REPOSITORY)
  const remark = note('the download at the end of the course holds a real history, one commit a finished lesson')
  return done([...say('(HEAD -> main, origin/main, origin/HEAD) The starter app'), ...remark])
}
