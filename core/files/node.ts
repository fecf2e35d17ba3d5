/**
 * Nodes of an immutable file tree. A node is never changed: a new tree shares what stayed the same, so comparing
 * two trees may skip whatever is the same object.
 */
import type { Evidence } from '@/core/text/evidence.ts'

export type Content =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Known by size and identity only (an installed package's file, a file of a base image). Equal `id`, equal bytes. */
  | { readonly kind: 'recorded'; readonly size: number | undefined; readonly id: string; readonly evidence: Evidence }
  /**
   * Written by something that is not modelled. `basis`: the text it was made from, most of which still stands there.
   * `archive`: what it holds, of an archive whose bytes (times of files among them) are not known.
   */
  | { readonly kind: 'unknown'; readonly why: string; readonly basis?: string; readonly archive?: Archive }

export interface Archive {
  readonly entries: readonly ArchiveEntry[]
  /** In this order; where files come as the disk gave them, it is not known. */
  readonly ordered: boolean
}

export interface ArchiveEntry {
  readonly name: string
  /** A folder without its entries, which are entries of the archive. */
  readonly node: Node
  /** The owner's names, which count more than the numbers where they are accounts; empty: there are none. */
  readonly user: string
  readonly group: string
  /** A hard link to the entry of this name. */
  readonly sameAs?: string
}

interface Owned {
  /** Permission bits, e.g. 0o644. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Set when something that is not modelled may have changed or removed this node: the reason. */
  readonly doubt?: string
}

export interface FileNode extends Owned {
  readonly kind: 'file'
  readonly content: Content
  /** Seconds since 1970, where it matters (HTTP answers). */
  readonly mtime?: number
}

export interface LinkNode extends Owned {
  readonly kind: 'link'
  readonly target: string
}

export interface DirectoryNode extends Owned {
  readonly kind: 'directory'
  readonly entries: ReadonlyMap<string, Node>
  /** Set when names that are not listed may exist as well (a base image known in part, a modelled gap): the reason. */
  readonly partial?: string
  /** Files below it whose names are not listed (a package manager's cache names them by digest), by what put them there. */
  readonly unlisted?: readonly Unlisted[]
  /** Names that are known not to be in a folder that is known in part. */
  readonly without?: readonly string[] | undefined
}

/** Files that are there by number and weight only. Equal `id`, equal files. */
export interface Unlisted {
  readonly id: string
  readonly files: number
  /** Undefined where it was not seen; `evidence` then says why. */
  readonly bytes: number | undefined
  readonly evidence: Evidence
  /** Why their names are not known. */
  readonly why: string
}

export type Node = FileNode | LinkNode | DirectoryNode
