/** Users and groups of the base images: /etc/passwd and /etc/group. Comments and home folders as the packages set them. */

/** alpine-baselayout-data of Alpine 3.24; names and numbers. */
const ALPINE_USERS = [
  'root:x:0:0:root:/root:/bin/sh',
  'bin:x:1:1:bin:/bin:/sbin/nologin',
  'daemon:x:2:2:daemon:/sbin:/sbin/nologin',
  'lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin',
  'sync:x:5:0:sync:/sbin:/bin/sync',
  'shutdown:x:6:0:shutdown:/sbin:/sbin/shutdown',
  'halt:x:7:0:halt:/sbin:/sbin/halt',
  'mail:x:8:12:mail:/var/mail:/sbin/nologin',
  'news:x:9:13:news:/usr/lib/news:/sbin/nologin',
  'uucp:x:10:14:uucp:/var/spool/uucppublic:/sbin/nologin',
  'cron:x:16:16:cron:/var/spool/cron:/sbin/nologin',
  'ftp:x:21:21::/var/lib/ftp:/sbin/nologin',
  'sshd:x:22:22:sshd:/dev/null:/sbin/nologin',
  'games:x:35:35:games:/usr/games:/sbin/nologin',
  'ntp:x:123:123:NTP:/var/empty:/sbin/nologin',
  'guest:x:405:100:guest:/dev/null:/sbin/nologin',
  'nobody:x:65534:65534:nobody:/:/sbin/nologin',
]

const ALPINE_GROUPS = [
  ...['root:x:0:root', 'bin:x:1:root,bin,daemon', 'daemon:x:2:root,bin,daemon', 'sys:x:3:root,bin'],
  ...['adm:x:4:root,daemon', 'tty:x:5:', 'disk:x:6:root', 'lp:x:7:lp', 'kmem:x:9:', 'wheel:x:10:root'],
  ...['floppy:x:11:root', 'mail:x:12:mail', 'news:x:13:news', 'uucp:x:14:uucp', 'cron:x:16:cron', 'audio:x:18:'],
  ...['cdrom:x:19:', 'dialout:x:20:root', 'ftp:x:21:', 'sshd:x:22:', 'input:x:23:', 'tape:x:26:root'],
  ...['video:x:27:root', 'netdev:x:28:', 'kvm:x:34:kvm', 'games:x:35:', 'shadow:x:42:', 'www-data:x:82:'],
  ...['users:x:100:games', 'ntp:x:123:', 'utmp:x:406:', 'ping:x:999:', 'nogroup:x:65533:', 'nobody:x:65534:'],
]

/** base-passwd of Debian 12: [name, uid, gid, home, shell]. */
const NOLOGIN = '/usr/sbin/nologin'
const DEBIAN_USERS = [
  'root:x:0:0:root:/root:/bin/bash',
  ...['daemon:1:/usr/sbin', 'bin:2:/bin', 'sys:3:/dev'].map((row) => debianUser(row, NOLOGIN)),
  'sync:x:4:65534:sync:/bin:/bin/sync',
  'games:x:5:60:games:/usr/games:/usr/sbin/nologin',
  'man:x:6:12:man:/var/cache/man:/usr/sbin/nologin',
  'lp:x:7:7:lp:/var/spool/lpd:/usr/sbin/nologin',
  'mail:x:8:8:mail:/var/mail:/usr/sbin/nologin',
  'news:x:9:9:news:/var/spool/news:/usr/sbin/nologin',
  'uucp:x:10:10:uucp:/var/spool/uucp:/usr/sbin/nologin',
  ...['proxy:13:/bin', 'www-data:33:/var/www', 'backup:34:/var/backups'].map((row) => debianUser(row, NOLOGIN)),
  'list:x:38:38:Mailing List Manager:/var/list:/usr/sbin/nologin',
  'irc:x:39:39:ircd:/run/ircd:/usr/sbin/nologin',
  '_apt:x:42:65534::/nonexistent:/usr/sbin/nologin',
  'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
]

const DEBIAN_GROUPS = [
  ...['root:0', 'daemon:1', 'bin:2', 'sys:3', 'adm:4', 'tty:5', 'disk:6', 'lp:7', 'mail:8', 'news:9', 'uucp:10'],
  ...['man:12', 'proxy:13', 'kmem:15', 'dialout:20', 'fax:21', 'voice:22', 'cdrom:24', 'floppy:25', 'tape:26'],
  ...['sudo:27', 'audio:29', 'dip:30', 'www-data:33', 'backup:34', 'operator:37', 'list:38', 'irc:39', 'src:40'],
  ...['shadow:42', 'utmp:43', 'video:44', 'sasl:45', 'plugdev:46', 'staff:50', 'games:60', 'users:100'],
  'nogroup:65534',
].map((row) => `${row.replace(':', ':x:')}:`)

export interface Accounts {
  readonly passwd: string
  readonly group: string
}

export type Account = 'node' | 'nginx'

/** `added` are the users the image's own Dockerfile makes. */
export function alpineAccounts(added: readonly Account[]): Accounts {
  const users: Record<Account, string> = {
    node: 'node:x:1000:1000::/home/node:/bin/sh',
    nginx: 'nginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin',
  }
  const groups: Record<Account, string> = { node: 'node:x:1000:node', nginx: 'nginx:x:101:nginx' }
  return accounts(ALPINE_USERS, ALPINE_GROUPS, added, users, groups)
}

export function debianAccounts(added: readonly Account[]): Accounts {
  const users: Record<Account, string> = {
    node: 'node:x:1000:1000::/home/node:/bin/bash',
    nginx: 'nginx:x:101:101:nginx user:/nonexistent:/bin/false',
  }
  return accounts(DEBIAN_USERS, DEBIAN_GROUPS, added, users, { node: 'node:x:1000:', nginx: 'nginx:x:101:' })
}

function accounts(
  users: readonly string[],
  groups: readonly string[],
  added: readonly Account[],
  addedUsers: Readonly<Record<Account, string>>,
  addedGroups: Readonly<Record<Account, string>>,
): Accounts {
  const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`
  return {
    passwd: lines([...users, ...added.map((name) => addedUsers[name])]),
    group: lines([...groups, ...added.map((name) => addedGroups[name])]),
  }
}

function debianUser(row: string, shell: string): string {
  const [name, id, home] = row.split(':') as [string, string, string]
  return `${name}:x:${id}:${id}:${name}:${home}:${shell}`
}
