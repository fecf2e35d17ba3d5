/**
 * File trees of the base images, as far as they are known: the folders of the distribution, its programs and accounts,
 * and what the image's own Dockerfile lays on top. A folder that holds more than is recorded says so.
 */
import type { FileTree } from '@/core/files/tree.ts'
import type { Evidence } from '@/core/text/evidence.ts'
import { type Account, type Accounts, alpineAccounts, debianAccounts } from './accounts.ts'
import { KNOWN_IN_PART, keyFileEntries, presentContent } from './base-content.ts'
import type { ImageFacts, RecordedImage } from './facts.ts'
import { nginxEntries } from './nginx-tree.ts'
import { nodeEntries } from './node-tree.ts'
import { alpineProgramEntries, ownProgramEntries } from './program-lists.ts'
import type { Traits } from './traits.ts'
import { drawTree, type Entry, fileEntry, folders, linkEntry, partialFolders } from './tree-draft.ts'

const FROM_RUNTIME = 'the container runtime fills this folder'

export function baseTree(facts: ImageFacts, recorded: RecordedImage, traits: Traits): FileTree {
  const added: readonly Account[] = traits.server === undefined ? [] : [traits.server]
  const own = [...serverEntries(facts, recorded, traits), ...otherEntries(traits), ...openBins(traits)]
  switch (traits.family) {
    case 'alpine':
      return drawTree([...alpineEntries(facts, traits), ...accountEntries(alpineAccounts(added)), ...own])
    case 'debian':
      return drawTree([...debianEntries(facts, traits), ...accountEntries(debianAccounts(added)), ...own])
    case 'busybox':
      return drawTree([...ownProgramEntries(facts.programs.busybox, recorded.ref), ...busyboxEntries(), ...own])
    default:
      return drawTree([...distrolessEntries(recorded, traits), ...own])
  }
}

function serverEntries(facts: ImageFacts, recorded: RecordedImage, traits: Traits): readonly Entry[] {
  if (traits.server === 'node') return nodeEntries(facts, recorded, traits)
  if (traits.server === 'nginx') return nginxEntries(facts, recorded, traits)
  return []
}

/** Where not all programs are recorded, a name that is missing in a program folder may be there all the same. */
function openBins({ programsComplete, family }: Traits): readonly Entry[] {
  if (programsComplete) return []
  const merged = family === 'debian' ? [] : ['/bin', '/sbin']
  return partialFolders(KNOWN_IN_PART, ...merged, '/usr/bin', '/usr/sbin')
}

/** Images of other servers: only that there is more. */
function otherEntries({ name }: Traits): readonly Entry[] {
  switch (name) {
    case 'httpd':
      return partialFolders(KNOWN_IN_PART, '/usr/local', '/usr/local/apache2', '/usr/local/bin')
    case 'caddy':
      return [
        ...partialFolders(KNOWN_IN_PART, '/usr/share', '/etc', '/etc/caddy', '/usr/share/caddy'),
        ...folders('/config', '/config/caddy', '/data', '/data/caddy'),
      ]
    default:
      return []
  }
}

function accountEntries({ passwd, group }: Accounts): readonly Entry[] {
  return [fileEntry('/etc/passwd', passwd), fileEntry('/etc/group', group)]
}

function commonEntries(): readonly Entry[] {
  return [
    // /var itself is known whole: base-files of Debian, alpine-baselayout of Alpine.
    ...folders('/home', '/mnt', '/opt', '/srv', '/usr', '/usr/local', '/usr/local/bin', '/media', '/var'),
    ...partialFolders(FROM_RUNTIME, '/dev', '/proc', '/sys'),
    ...partialFolders(KNOWN_IN_PART, '/etc', '/var/cache', '/var/lib', '/var/spool', '/usr/share'),
    // Where Docker mounts secrets. No package of these root file systems owns it: Alpine's alpine-baselayout, Debian's base-files.
    { kind: 'folder', path: '/run', partial: KNOWN_IN_PART, without: ['secrets'] },
    { kind: 'folder', path: '/root', mode: 0o700 },
    { kind: 'folder', path: '/tmp', mode: 0o1777 },
    { kind: 'folder', path: '/var/tmp', mode: 0o1777 },
  ]
}

function alpineEntries(facts: ImageFacts, { release }: Traits): readonly Entry[] {
  const { programs, keyFiles } = facts
  return [
    ...commonEntries(),
    ...folders('/media/cdrom', '/media/floppy', '/media/usb', '/usr/local/lib', '/usr/local/share'),
    ...folders('/var/empty', '/var/local', '/var/log', '/var/mail', '/var/opt'),
    ...partialFolders(KNOWN_IN_PART, '/lib', '/usr/lib', '/etc/ssl', '/etc/ssl/certs'),
    linkEntry('/var/lock', '../run/lock'),
    linkEntry('/var/run', '../run'),
    ...keyFileEntries(keyFiles.alpine, `alpine ${release}`, keyFiles.date),
    ...alpineProgramEntries(programs.alpine, `alpine ${release}`),
  ]
}

function debianEntries(facts: ImageFacts, { release }: Traits): readonly Entry[] {
  const merged = ['bin', 'sbin', 'lib'].map((name) => linkEntry(`/${name}`, `usr/${name}`))
  return [
    ...commonEntries(),
    // Empty in Debian's root file system; what buildpack-deps adds goes elsewhere.
    ...folders('/usr/games', '/usr/src'),
    ...folders('/boot', '/var/backups', '/var/local', '/var/mail', '/var/opt'),
    ...['etc', 'games', 'include', 'lib', 'sbin', 'share', 'src'].flatMap((name) =>
      partialFolders(KNOWN_IN_PART, `/usr/local/${name}`),
    ),
    ...partialFolders(KNOWN_IN_PART, '/usr/lib', '/usr/lib64', '/root', '/var/log'),
    ...merged,
    linkEntry('/lib64', 'usr/lib64'),
    linkEntry('/var/lock', '/run/lock'),
    linkEntry('/var/run', '/run'),
    ...ownProgramEntries(facts.programs.debian, `debian ${release}`),
  ]
}

/** No shell and no package manager: the program folders hold nothing but what the image is named after. */
function distrolessEntries(recorded: RecordedImage, { name }: Traits): readonly Entry[] {
  const evidence: Evidence = { kind: 'recorded', source: recorded.source, date: recorded.date }
  const node = fileEntry('/nodejs/bin/node', presentContent('/nodejs/bin/node', recorded.ref, evidence), 0o755)
  return [
    ...partialFolders(KNOWN_IN_PART, '/', '/etc', '/usr', '/usr/lib', '/lib', '/var'),
    ...folders('/bin', '/sbin', '/usr/bin', '/usr/sbin'),
    { kind: 'folder', path: '/tmp', mode: 0o1777 },
    { kind: 'folder', path: '/home/nonroot', mode: 0o700, uid: 65532, gid: 65532 },
    ...(name.startsWith('nodejs') ? [node] : []),
    ...accountEntries({
      passwd: [
        'root:x:0:0:root:/root:/sbin/nologin',
        'nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin',
        'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin',
      ]
        .map((row) => `${row}\n`)
        .join(''),
      group: 'root:x:0:\nnobody:x:65534:\ntty:x:5:\nstaff:x:50:\nnonroot:x:65532:\n',
    }),
  ]
}

function busyboxEntries(): readonly Entry[] {
  return [
    ...partialFolders(FROM_RUNTIME, '/dev', '/proc', '/sys'),
    ...partialFolders(KNOWN_IN_PART, '/etc', '/lib', '/usr', '/var'),
    ...folders('/home'),
    linkEntry('/lib64', 'lib'),
    linkEntry('/usr/bin/env', '../../bin/env'),
    { kind: 'folder', path: '/root', mode: 0o700 },
    { kind: 'folder', path: '/tmp', mode: 0o1777 },
    fileEntry('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n'),
    fileEntry('/etc/group', 'root:x:0:\nnobody:x:65534:\n'),
  ]
}
