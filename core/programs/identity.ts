/** whoami, id, groups, hostname, uname. */
import { unknownText } from '@/core/shell/unknown-text.ts'
import { type PasswdEntry, readGroups, readPasswd } from './accounts.ts'
import { CannotTell, program, type Work } from './work.ts'

export const whoami = program('whoami', (work) => {
  const name = userName(work, work.process.user.uid)
  if (name === undefined) throw work.quit(`unknown uid ${work.process.user.uid}`)
  work.out(`${name}\n`)
})

function userName(work: Work, uid: number): string | undefined {
  return accounts(work).find((one) => one.uid === uid)?.name ?? (uid === 0 ? 'root' : undefined)
}

/** A name may stand in a file whose text is not known. */
function accounts(work: Work): readonly PasswdEntry[] {
  const entries = readPasswd(work.tree)
  if (entries === undefined) throw new CannotTell('what /etc/passwd holds is not known')
  return entries
}

export const id = program('id', (work, args) => {
  const flags = args.filter((arg) => arg.startsWith('-')).join('')
  const named = args.find((arg) => !arg.startsWith('-'))
  const entry = named === undefined ? undefined : accounts(work).find((one) => one.name === named)
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

/** What the engine builds for is linux/amd64; the kernel's version is the build machine's. */
const MACHINE: Readonly<Record<string, string>> = { '-s': 'Linux', '-m': 'x86_64', '--machine': 'x86_64' }

export const uname = program('uname', (work, args) => {
  const known = MACHINE[args[0] ?? '-s']
  work.out(`${args.length < 2 && known !== undefined ? known : unknownText('the machine that builds')}\n`)
})

export const arch = program('arch', (work) => work.out(`${MACHINE['-m']}\n`))
