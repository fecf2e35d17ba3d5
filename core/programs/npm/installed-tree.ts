/** node_modules as a recorded install leaves it. Built once for each record, and shared as the same object. */
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { directory, file, link } from '@/core/files/tree.ts'
import type { InstallRecord, RecordedFile, RecordedPackage } from '@/core/images/app-record.ts'

/** What an install leaves out. */
export interface Omitted {
  readonly development: boolean
  readonly optional: boolean
}

const built = new WeakMap<InstallRecord, Map<string, DirectoryNode>>()

/** Owned by root with the modes npm gives; `owned` makes it somebody else's. */
export function installedTree(record: InstallRecord, omitted: Omitted): DirectoryNode {
  const known = built.get(record) ?? new Map<string, DirectoryNode>()
  built.set(record, known)
  const key = `${omitted.development} ${omitted.optional}`
  const tree = known.get(key) ?? build(record, omitted)
  known.set(key, tree)
  return tree
}

export function keptPackages(record: InstallRecord, omitted: Omitted): readonly RecordedPackage[] {
  return record.packages.filter((one) => !(omitted.development && one.dev) && !(omitted.optional && one.optional))
}

interface Draft {
  readonly entries: Map<string, Draft | Node>
}

function build(record: InstallRecord, omitted: Omitted): DirectoryNode {
  const root: Draft = { entries: new Map() }
  for (const one of keptPackages(record, omitted)) {
    for (const recorded of one.files) lay(root, `${one.folder}/${recorded[0]}`, fileNode(recorded, record))
    for (const [name, target] of Object.entries(one.bin)) lay(root, binPath(one, name), link(binTarget(one, target)))
  }
  lay(root, 'node_modules/.package-lock.json', hiddenLockfile(record, omitted))
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

function hiddenLockfile({ hidden, ...record }: InstallRecord, { development, optional }: Omitted): Node {
  if (optional) return file({ kind: 'unknown', why: 'installs without optional packages are not recorded' })
  return fileNode(development ? hidden.production : hidden.all, record)
}

/** A package's programs are linked in the `.bin` of the node_modules it lies in. */
function binPath(one: RecordedPackage, name: string): string {
  return `${one.folder.slice(0, one.folder.lastIndexOf('node_modules/'))}node_modules/.bin/${name}`
}

function binTarget(one: RecordedPackage, target: string): string {
  const below = one.folder.slice(one.folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
  return `../${below}/${target.replace(/^\.\//, '')}`
}

function fileNode([, size, id, executable]: RecordedFile, record: Pick<InstallRecord, 'evidence'>): Node {
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
