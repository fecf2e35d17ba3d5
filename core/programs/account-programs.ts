/** adduser, addgroup, deluser, delgroup as BusyBox and Debian read them, useradd, groupadd, usermod of shadow. */
import { dirname } from '@/core/files/path.ts'
import { directory, makeDirectory } from '@/core/files/tree.ts'
import type { BaseImage } from '@/core/images/image.ts'
import type { Program } from '@/core/shell/process.ts'
import { type GroupEntry, type PasswdEntry, readGroups, readPasswd, writeGroups, writePasswd } from './accounts.ts'
import { type Options, readOptions } from './options.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

interface Accounts {
  readonly users: readonly PasswdEntry[]
  readonly groups: readonly GroupEntry[]
}

interface Wanted {
  readonly name: string
  readonly system: boolean
  readonly uid: number | undefined
  readonly group: string | undefined
  readonly home: string | undefined
  readonly makeHome: boolean
  readonly homeMode: number
  readonly shell: string
  readonly comment: string
  /** The group of a system user for whom none was asked. */
  readonly fallback: 'own' | 'nogroup'
}

export function accountPrograms(base: BaseImage | undefined): readonly (readonly [string, Program])[] {
  const debian = base?.family === 'debian'
  return [
    ['adduser', debian ? debianAdduser : busyboxAdduser],
    ['addgroup', debian ? debianAddgroup : busyboxAddgroup],
    ['useradd', useradd],
    ['groupadd', groupadd],
    ['usermod', usermod],
    ['deluser', deluser],
    ['userdel', deluser],
    ['delgroup', delgroup],
    ['groupdel', delgroup],
  ]
}

const busyboxAdduser = program('adduser', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'h:g:s:G:SDHu:k:', {
    home: 'h',
    gecos: 'g',
    shell: 's',
    ingroup: 'G',
    system: 'S',
    'disabled-password': 'D',
    'no-create-home': 'H',
    uid: 'u',
    empty: 'D',
  })
  const [name, group] = operands
  if (name === undefined) throw work.usage('[OPTIONS] USER [GROUP]')
  if (group !== undefined) {
    joinGroup(work, name, group)
    return
  }
  const system = flags.has('S')
  // Without -D it asks for a password: at the end of the input it fails after the user was made.
  addUser(work, {
    name,
    system,
    uid: values.has('u') ? Number(values.get('u')) : undefined,
    group: values.get('G'),
    home: values.get('h'),
    makeHome: !flags.has('H'),
    // BusyBox lets files made there belong to the user's group.
    homeMode: 0o2755,
    shell: values.get('s') ?? (system ? '/sbin/nologin' : '/bin/sh'),
    comment: values.get('g') ?? 'Linux User,,,',
    fallback: system ? 'nogroup' : 'own',
  })
  if (!flags.has('D') && !system) work.fail(`password for ${name} is unchanged`)
})

const debianAdduser = program('adduser', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'q', {
    ...{ home: 'h:', gecos: 'g:', comment: 'g:', shell: 's:', ingroup: 'G:', gid: 'i:', uid: 'u:', system: 'S' },
    ...{ 'disabled-password': 'D', 'disabled-login': 'D', 'no-create-home': 'H', group: 'q', quiet: 'q' },
  })
  const [name, group] = operands
  if (name === undefined) throw work.quit('Only one or two names allowed.')
  if (group !== undefined) {
    joinGroup(work, name, group)
    return
  }
  const system = flags.has('S')
  const own = args.includes('--group')
  addUser(work, {
    name,
    system,
    uid: values.has('u') ? Number(values.get('u')) : undefined,
    group: values.get('G') ?? values.get('i'),
    home: values.get('h') ?? (system ? '/nonexistent' : undefined),
    makeHome: !flags.has('H') && (!system || values.has('h')),
    // DIR_MODE and SYS_DIR_MODE of adduser.conf.
    homeMode: system ? 0o755 : 0o700,
    shell: values.get('s') ?? (system ? '/usr/sbin/nologin' : '/bin/bash'),
    comment: values.get('g') ?? (system ? '' : ',,,'),
    fallback: system && !own ? 'nogroup' : 'own',
  })
})

const useradd = program('useradd', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'u:g:d:s:c:G:mMrUNlob:p:e:k:K:', {
    uid: 'u',
    gid: 'g',
    'home-dir': 'd',
    home: 'd',
    shell: 's',
    comment: 'c',
    groups: 'G',
    'create-home': 'm',
    'no-create-home': 'M',
    system: 'r',
    'user-group': 'U',
    'no-user-group': 'N',
    'no-log-init': 'l',
    'non-unique': 'o',
    'base-dir': 'b',
  })
  const [name] = operands
  if (name === undefined) throw work.usage('[options] LOGIN', 2)
  addUser(
    work,
    {
      name,
      system: flags.has('r'),
      uid: values.has('u') ? Number(values.get('u')) : undefined,
      group: values.get('g'),
      home: values.get('d'),
      makeHome: flags.has('m') && !flags.has('M'),
      homeMode: 0o755,
      shell: values.get('s') ?? '/bin/sh',
      comment: values.get('c') ?? '',
      fallback: 'own',
    },
    9,
  )
  for (const group of (values.get('G') ?? '').split(',').filter((one) => one !== '')) joinGroup(work, name, group)
})

const usermod = program('usermod', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'aG:u:g:d:s:c:l:m', { append: 'a', groups: 'G' })
  if (!flags.has('G') || flags.size > (flags.has('a') ? 2 : 1))
    throw notModelledHere(work, 'usermod is modelled for -aG only')
  for (const group of values.get('G')!.split(',')) joinGroup(work, operands[0] ?? '', group)
})

function accounts(work: Work): Accounts {
  const users = readPasswd(work.tree)
  const groups = readGroups(work.tree)
  if (users === undefined || groups === undefined) throw new CannotTell('the users of this image are not known')
  return { users, groups }
}

/** Root alone may change the accounts. */
function mayWriteAccounts(work: Work): void {
  if (work.process.user.uid !== 0) throw work.quit('only root can do that')
}

function addUser(work: Work, wanted: Wanted, taken = 1): void {
  mayWriteAccounts(work)
  const { users, groups } = accounts(work)
  if (users.some((one) => one.name === wanted.name)) throw work.quit(`user '${wanted.name}' in use`, taken)
  if (wanted.uid !== undefined && users.some((one) => one.uid === wanted.uid))
    throw work.quit(`uid '${wanted.uid}' in use`)
  const uid =
    wanted.uid ??
    freeId(
      users.map((one) => one.uid),
      wanted.system,
    )
  const group = groupOf(work, wanted, uid, groups)
  const home = wanted.home ?? `/home/${wanted.name}`
  const entry: PasswdEntry = {
    name: wanted.name,
    uid,
    gid: group.gid,
    comment: wanted.comment,
    home,
    shell: wanted.shell,
  }
  work.tree = writePasswd(work.tree, [...users, entry])
  if (!groups.includes(group)) work.tree = writeGroups(work.tree, [...groups, group])
  if (wanted.makeHome && home !== '/dev/null' && work.place(home) === undefined) {
    work.tree = makeDirectory(work.tree, dirname(home))
    work.put(home, directory(new Map(), { mode: wanted.homeMode, uid, gid: group.gid }))
  }
}

function groupOf(work: Work, wanted: Wanted, uid: number, groups: readonly GroupEntry[]): GroupEntry {
  if (wanted.group !== undefined) {
    const named = groups.find((one) => one.name === wanted.group || String(one.gid) === wanted.group)
    if (named === undefined) throw work.quit(`unknown group ${wanted.group}`)
    return named
  }
  const shared = wanted.fallback === 'nogroup' ? groups.find((one) => one.name === 'nogroup') : undefined
  const gid = groups.some((one) => one.gid === uid)
    ? freeId(
        groups.map((one) => one.gid),
        wanted.system,
      )
    : uid
  return shared ?? { name: wanted.name, gid, members: [] }
}

/** System accounts from 100, others from 1000, as both distributions count. */
function freeId(taken: readonly number[], system: boolean): number {
  let id = system ? 100 : 1000
  while (taken.includes(id)) id++
  return id
}

const busyboxAddgroup = program('addgroup', (work, args) => {
  addGroup(work, readOptions(work, args, 'g:S', { gid: 'g', system: 'S' }))
})

const debianAddgroup = program('addgroup', (work, args) => {
  addGroup(work, readOptions(work, args, 'q', { gid: 'g:', system: 'S', quiet: 'q' }))
})

const groupadd = program('groupadd', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'g:rfo', { gid: 'g', system: 'r', force: 'f' })
  addGroup(work, { flags: new Set(flags.has('r') ? ['S'] : []), values, every: new Map(), operands }, 9)
})

function addGroup(work: Work, { flags, values, operands }: Options, taken = 1): void {
  const [name, group] = operands
  if (name === undefined) throw work.usage('[-g GID] [-S] [USER] GROUP')
  if (group !== undefined) {
    joinGroup(work, name, group)
    return
  }
  mayWriteAccounts(work)
  const { groups } = accounts(work)
  if (groups.some((one) => one.name === name)) throw work.quit(`group '${name}' in use`, taken)
  const written = values.get('g')
  if (written !== undefined && groups.some((one) => one.gid === Number(written)))
    throw work.quit(`gid '${written}' in use`, taken)
  const gid =
    written === undefined
      ? freeId(
          groups.map((one) => one.gid),
          flags.has('S'),
        )
      : Number(written)
  work.tree = writeGroups(work.tree, [...groups, { name, gid, members: [] }])
}

function joinGroup(work: Work, user: string, group: string): void {
  mayWriteAccounts(work)
  const { users, groups } = accounts(work)
  if (!users.some((one) => one.name === user)) throw work.quit(`unknown user ${user}`)
  if (!groups.some((one) => one.name === group)) throw work.quit(`unknown group ${group}`)
  const joined = groups.map((one) =>
    one.name === group && !one.members.includes(user) ? { ...one, members: [...one.members, user] } : one,
  )
  work.tree = writeGroups(work.tree, joined)
}

const deluser = program('deluser', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'rf', { 'remove-home': 'r', remove: 'r', force: 'f' })
  const [name, group] = operands
  mayWriteAccounts(work)
  const { users, groups } = accounts(work)
  const user = users.find((one) => one.name === name)
  if (user === undefined) throw work.quit(`unknown user ${name ?? ''}`)
  const without = (one: GroupEntry): GroupEntry => ({
    ...one,
    members: one.members.filter((member) => member !== name),
  })
  if (group !== undefined) {
    work.tree = writeGroups(
      work.tree,
      groups.map((one) => (one.name === group ? without(one) : one)),
    )
    return
  }
  work.tree = writePasswd(
    work.tree,
    users.filter((one) => one !== user),
  )
  // A user's own group goes with them.
  work.tree = writeGroups(
    work.tree,
    groups.filter((one) => !(one.name === name && one.members.length === 0)).map(without),
  )
  if (flags.has('r')) work.remove(user.home)
})

const delgroup = program('delgroup', (work, args) => {
  const [name] = args.filter((arg) => !arg.startsWith('-'))
  mayWriteAccounts(work)
  const { users, groups } = accounts(work)
  const group = groups.find((one) => one.name === name)
  if (group === undefined) throw work.quit(`unknown group ${name ?? ''}`)
  const primary = users.find((one) => one.gid === group.gid)
  if (primary !== undefined) throw work.quit(`'${primary.name}' still has '${name}' as their primary group!`)
  work.tree = writeGroups(
    work.tree,
    groups.filter((one) => one !== group),
  )
})
