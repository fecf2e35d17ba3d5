/** ls: names as in a pipe, one a line; -l without times, which are not modelled. */
import type { Node } from '@/core/files/node.ts'
import { moreNames } from '@/core/files/unlisted.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

export const ls = program('ls', (work, args) => {
  const { flags, operands } = readOptions(work, args, '1aAlRdFphtrSLiscnkCgoUuXx', {
    all: 'a',
    'almost-all': 'A',
    recursive: 'R',
    directory: 'd',
    'human-readable': 'h',
    color: '1',
  })
  const listing = new Listing(work, flags)
  listing.all(operands.length === 0 ? ['.'] : operands)
})

class Listing {
  private readonly work: Work
  private readonly flags: ReadonlySet<string>
  private printed = false

  constructor(work: Work, flags: ReadonlySet<string>) {
    this.work = work
    this.flags = flags
  }

  all(operands: readonly string[]): void {
    const found = [...operands]
      .sort()
      .map(
        (operand) =>
          [operand, this.work.look(operand, { follow: !this.flags.has('l') || operand.endsWith('/') })?.node] as const,
      )
    for (const [operand, node] of found) if (node === undefined) this.work.fail(`${operand}: No such file or directory`)
    const plain = found.filter(([, node]) => node !== undefined && (node.kind !== 'directory' || this.flags.has('d')))
    for (const [operand, node] of plain) this.line(operand, node!)
    const folders = found.filter(([, node]) => node?.kind === 'directory' && !this.flags.has('d'))
    for (const [operand, node] of folders) this.folder(operand, node!, operands.length > 1 || this.flags.has('R'))
  }

  private folder(path: string, node: Node, titled: boolean): void {
    if (node.kind !== 'directory') return
    if (titled) this.work.out(`${this.printed ? '\n' : ''}${path}:\n`)
    this.printed = true
    const hidden = this.flags.has('a') || this.flags.has('A')
    const names = [...node.entries.keys()].filter((name) => hidden || !name.startsWith('.')).sort()
    if (this.flags.has('l')) this.work.out(`total ${unknownText('blocks on disk')}\n`)
    if (this.flags.has('a')) for (const name of ['.', '..']) this.line(name, node)
    for (const name of this.flags.has('r') ? names.reverse() : names) this.line(name, node.entries.get(name)!)
    const more = moreNames(node)
    if (more !== undefined) this.work.out(`${unknownText(more)}\n`)
    if (!this.flags.has('R')) return
    for (const name of names) this.folder(`${path}/${name}`, node.entries.get(name)!, true)
  }

  private line(name: string, node: Node): void {
    this.printed = true
    const mark = node.doubt === undefined ? this.suffix(node) : unknownText(node.doubt)
    this.work.out(`${this.flags.has('l') ? this.details(node) : ''}${name}${mark}\n`)
  }

  private suffix(node: Node): string {
    if (this.flags.has('l') && node.kind === 'link') return ` -> ${node.target}`
    if (!this.flags.has('F') && !this.flags.has('p')) return ''
    if (node.kind === 'directory') return '/'
    if (this.flags.has('p')) return ''
    return node.kind === 'link' ? '@' : node.mode & 0o111 ? '*' : ''
  }

  private details(node: Node): string {
    const owner = readPasswd(this.work.tree)?.find((one) => one.uid === node.uid)?.name ?? String(node.uid)
    const group = readGroups(this.work.tree)?.find((one) => one.gid === node.gid)?.name ?? String(node.gid)
    const links =
      node.kind === 'directory' ? 2 + [...node.entries.values()].filter((one) => one.kind === 'directory').length : 1
    return `${modeText(node)} ${String(links).padStart(4)} ${owner.padEnd(8)} ${group.padEnd(8)} ${sizeText(node).padStart(9)} ${unknownText('the time of a file')} `
  }
}

export function modeText(node: Node): string {
  const kind = node.kind === 'directory' ? 'd' : node.kind === 'link' ? 'l' : '-'
  const bits = [6, 3, 0].map((shift) => {
    const special = (node.mode >> (9 + shift / 3)) & 1
    const run = (node.mode >> shift) & 1
    const last = special ? (shift === 0 ? (run ? 't' : 'T') : run ? 's' : 'S') : run ? 'x' : '-'
    return ((node.mode >> shift) & 4 ? 'r' : '-') + ((node.mode >> shift) & 2 ? 'w' : '-') + last
  })
  return kind + bits.join('')
}

export function sizeText(node: Node): string {
  const size = sizeOf(node)
  return size === undefined ? unknownText('the size of a file') : String(size)
}

/** Bytes; of a folder what ext4 and overlayfs show. */
export function sizeOf(node: Node): number | undefined {
  if (node.kind === 'directory') return 4096
  if (node.kind === 'link') return node.target.length
  switch (node.content.kind) {
    case 'bytes':
      return node.content.bytes.length
    case 'recorded':
      return node.content.size
    case 'unknown':
      return undefined
  }
}
