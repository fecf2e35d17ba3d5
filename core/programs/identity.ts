/** whoami, id, groups, hostname, uname. */
import { unknownText } from '@/core/shell/unknown-text.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { program, type Work } from './work.ts'

export const whoami = program('whoami', (work) => {
  const name = userName(work, work.process.user.uid)
  if (name === undefined) throw work.quit(`unknown uid ${work.process.user.uid}`)
  work.out(`${name}\n`)
})

function userName(work: Work, uid: number): string | undefined {
  return readPasswd(work.tree)?.find((one) => one.uid === uid)?.name ?? (uid === 0 ? 'root' : undefined)
}

export const id = program('id', (work, args) => {
  const flags = args.filter((arg) => arg.startsWith('-')).join('')
  const named = args.find((arg) => !arg.startsWith('-'))
  const entry = named === undefined ? undefined : readPasswd(work.tree)?.find((one) => one.name === named)
  if (named !== undefined && entry === undefined) throw work.quit(`unknown user ${named}`)
  const { uid, gid } = entry ?? work.process.user
  const user = userName(work, uid)
  const groups = readGroups(work.tree) ?? []
  const group = groups.find((one) => one.gid === gid)?.name
  const also = groups.filter((one) => user !== undefined && one.members.includes(user) && one.gid !== gid)
  if (flags.includes('u')) work.out(`${flags.includes('n') ? (user ?? uid) : uid}\n`)
  else if (flags.includes('g')) work.out(`${flags.includes('n') ? (group ?? gid) : gid}\n`)
  else if (flags.includes('G')) work.out(`${[gid, ...also.map((one) => one.gid)].join(' ')}\n`)
  else {
    const label = (number: number, name: string | undefined): string =>
      `${number}${name === undefined ? '' : `(${name})`}`
    const all = [label(gid, group), ...also.map((one) => label(one.gid, one.name))].join(',')
    work.out(`uid=${label(uid, user)} gid=${label(gid, group)} groups=${all}\n`)
  }
})

export const hostname = program('hostname', (work) => work.out(`${unknownText('the name of the build container')}\n`))

export const uname = program('uname', (work, args) => {
  work.out(args.length === 0 || args[0] === '-s' ? 'Linux\n' : `${unknownText('the machine that builds')}\n`)
})
