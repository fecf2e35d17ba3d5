/** su-exec and gosu: the command as another user, in place of this process. */
import { processUser } from '@/core/build/process-user.ts'
import { printed } from '../printed.ts'
import { CannotTell } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'

export const changeUserProgram: ContainerProgram = () => (process, host) => {
  const [name = '', wanted = '', ...argv] = process.argv
  if (argv.length === 0) return printed(process, 1, [`Usage: ${name} user-spec command [args]`])
  const found = processUser(wanted, process.tree)
  if (found.kind === 'unknown') throw new CannotTell(found.why)
  if (found.kind === 'missing') return printed(process, 1, [`${name}: ${wanted}: no such user`])
  if (process.user.uid !== 0 && found.user.uid !== process.user.uid)
    return printed(process, 1, [`${name}: setgroups: Operation not permitted`])
  const env = new Map(process.env).set('HOME', found.user.home)
  return host.run({ ...process, argv, env, user: found.user })
}
