/** What docker-node's Dockerfiles lay over their distribution: Node below /usr/local, Yarn in /opt, the user `node`. */
import { file } from '@/core/files/tree.ts'
import type { Evidence } from '@/core/text/evidence.ts'
import { KNOWN_IN_PART, keyFileEntries, presentContent } from './base-content.ts'
import type { ImageFacts, RecordedImage } from './facts.ts'
import type { Traits } from './traits.ts'
import { type Entry, fileEntry, folders, linkEntry, partialFolders } from './tree-draft.ts'

const MODULES = '/usr/local/lib/node_modules'

export function nodeEntries(facts: ImageFacts, recorded: RecordedImage, traits: Traits): readonly Entry[] {
  const { node: version = '', yarn } = traits.versions
  const alpine = traits.family === 'alpine'
  const owner = `node ${version}${alpine ? ' musl' : ''}`
  const files = facts.keyFiles.node
    // Sizes were read of one version; of others only that the file is there is known.
    .map(([path, mode, size, source]) => {
      const same = typeof size === 'string' || path.endsWith('docker-entrypoint.sh') || source.includes(`@${version}`)
      return [path, mode, same ? size : null, source] as const
    })
    .filter(([path]) => !/yarn|corepack|libstdc/.test(path))
  const evidence: Evidence = { kind: 'recorded', source: recorded.source, date: recorded.date }
  const present = (path: string): Entry => fileEntry(path, presentContent(path, owner, evidence), 0o755)
  return [
    ...folders('/usr/local/bin', '/usr/local/lib', MODULES),
    ...partialFolders(KNOWN_IN_PART, '/usr/local/include', '/usr/local/share', '/usr/local/share/man'),
    ...(alpine ? [] : partialFolders(KNOWN_IN_PART, '/usr/local/lib')),
    ...keyFileEntries(files, owner, facts.keyFiles.date),
    ...partialFolders(KNOWN_IN_PART, `${MODULES}/npm`, `${MODULES}/npm/bin`),
    present(`${MODULES}/npm/bin/npm-cli.js`),
    present(`${MODULES}/npm/bin/npx-cli.js`),
    ...(traits.corepack ? corepackEntries(present) : []),
    ...(yarn === undefined ? [] : yarnEntries(yarn, present)),
    { kind: 'folder', path: '/home/node', mode: alpine ? 0o2755 : 0o755, uid: 1000, gid: 1000 },
    ...(alpine ? [] : skeleton(evidence)),
  ]
}

/** What Debian's useradd copies out of /etc/skel: the files of its bash package. Their sizes are not recorded. */
function skeleton(evidence: Evidence): readonly Entry[] {
  return ['.bash_logout', '.bashrc', '.profile'].map((name) => {
    const path = `/home/node/${name}`
    return { kind: 'node', path, node: file(presentContent(path, 'debian', evidence), { uid: 1000, gid: 1000 }) }
  })
}

function corepackEntries(present: (path: string) => Entry): readonly Entry[] {
  const folder = `${MODULES}/corepack`
  return [
    ...partialFolders(KNOWN_IN_PART, folder, `${folder}/dist`),
    present(`${folder}/dist/corepack.js`),
    linkEntry('/usr/local/bin/corepack', '../lib/node_modules/corepack/dist/corepack.js'),
  ]
}

function yarnEntries(version: string, present: (path: string) => Entry): readonly Entry[] {
  const folder = `/opt/yarn-v${version}`
  return [
    ...partialFolders(KNOWN_IN_PART, folder, `${folder}/bin`),
    ...['yarn', 'yarnpkg'].flatMap((name) => [
      present(`${folder}/bin/${name}`),
      linkEntry(`/usr/local/bin/${name}`, `${folder}/bin/${name}`),
    ]),
  ]
}
