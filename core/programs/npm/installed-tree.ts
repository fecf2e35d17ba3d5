/** node_modules as a recorded install leaves it. Built once for each record, and shared as the same object. */
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { directory, file, link } from '@/core/files/tree.ts'
import type { InstallRecord, RecordedFile, RecordedPackage } from '@/core/images/app-record.ts'

interface Built {
  all?: DirectoryNode
  production?: DirectoryNode
}

const built = new WeakMap<InstallRecord, Built>()

/** Owned by root with the modes npm gives; `owned` makes it somebody else's. */
export function installedTree(record: InstallRecord, production: boolean): DirectoryNode {
  const known = built.get(record) ?? {}
  built.set(record, known)
  if (production) {
    known.production ??= build(record, true)
    return known.production
  }
  known.all ??= build(record, false)
  return known.all
}

interface Draft {
  readonly entries: Map<string, Draft | Node>
}

function build(record: InstallRecord, production: boolean): DirectoryNode {
  const root: Draft = { entries: new Map() }
  const packages = record.packages.filter((one) => !(production && one.dev))
  for (const one of packages) {
    for (const recorded of one.files) lay(root, `${one.folder}/${recorded[0]}`, fileNode(recorded, record))
    for (const [name, target] of Object.entries(one.bin)) lay(root, binPath(one, name), link(binTarget(one, target)))
  }
  const hidden = production ? record.hidden.production : record.hidden.all
  lay(root, 'node_modules/.package-lock.json', fileNode(hidden, record))
  return finish(root.entries.get('node_modules') as Draft)
}

function lay(root: Draft, path: string, node: Node): void {
  const parts = path.split('/')
  let here = root
  for (const part of parts.slice(0, -1)) {
    const next = here.entries.get(part)
    if (next !== undefined && !('kind' in next)) here = next
    else {
      const made: Draft = { entries: new Map() }
      here.entries.set(part, made)
      here = made
    }
  }
  here.entries.set(parts.at(-1)!, node)
}

function finish(draft: Draft): DirectoryNode {
  const entries = [...draft.entries].map(([name, entry]) => [name, 'kind' in entry ? entry : finish(entry)] as const)
  return directory(new Map(entries))
}

/** A package's programs are linked in the `.bin` of the node_modules it lies in. */
function binPath(one: RecordedPackage, name: string): string {
  return `${one.folder.slice(0, one.folder.lastIndexOf('node_modules/'))}node_modules/.bin/${name}`
}

function binTarget(one: RecordedPackage, target: string): string {
  const below = one.folder.slice(one.folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
  return `../${below}/${target.replace(/^\.\//, '')}`
}

function fileNode([, size, id, executable]: RecordedFile, record: InstallRecord): Node {
  return file({ kind: 'recorded', size, id, evidence: record.evidence }, { mode: executable ? 0o755 : 0o644 })
}

/** The same tree with another owner. */
export function owned(node: DirectoryNode, owner: { readonly uid: number; readonly gid: number }): DirectoryNode {
  if (owner.uid === 0 && owner.gid === 0) return node
  return give(node, owner) as DirectoryNode
}

function give(node: Node, owner: { readonly uid: number; readonly gid: number }): Node {
  if (node.kind !== 'directory') return { ...node, ...owner }
  return { ...node, ...owner, entries: new Map([...node.entries].map(([name, child]) => [name, give(child, owner)])) }
}
