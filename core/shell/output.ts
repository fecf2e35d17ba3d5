/** Where a command's output goes: the shell's own descriptors, files, or a buffer that a pipe or `$(…)` reads. */
import type { Content, FileNode } from '@/core/files/node.ts'
import { file, lookup, put } from '@/core/files/tree.ts'
import type { Written } from './process.ts'
import type { Shell, Sink } from './state.ts'
import { holdsUnknown, unknownText, whyUnknown } from './unknown-text.ts'

/** False when the descriptor is closed. */
export function write(shell: Shell, fd: number, text: string): boolean {
  if (text === '') return true
  const sink = shell.outputs.get(fd)
  if (sink === undefined || sink.kind === 'closed') return false
  writeTo(shell, sink, text)
  return true
}

export function writeAll(shell: Shell, output: readonly Written[]): void {
  for (const { fd, text } of output) write(shell, fd, text)
}

function writeTo(shell: Shell, sink: Sink, text: string): void {
  switch (sink.kind) {
    case 'own':
      shell.written.push({ fd: sink.fd, text })
      return
    case 'buffer':
      sink.text += text
      return
    case 'file':
      append(shell, sink.path, text)
      return
    case 'null':
    case 'closed':
      return
  }
}

/** A file that a later command removed takes nothing any more: its name is gone. */
function append(shell: Shell, path: string, text: string): void {
  const found = lookup(shell.tree, path)
  if (found.kind === 'absent' || (found.kind === 'found' && found.node.kind !== 'file')) return
  const before = found.kind === 'found' ? (found.node as FileNode) : file('')
  shell.tree = put(shell.tree, path, { ...before, content: joined(before.content, text) })
}

function joined(content: Content, text: string): Content {
  if (holdsUnknown(text)) return { kind: 'unknown', why: whyUnknown(text) }
  switch (content.kind) {
    case 'unknown':
      return content
    case 'recorded':
      return content.size === 0
        ? bytes(text)
        : { kind: 'unknown', why: 'text was appended to a file whose bytes are not recorded' }
    case 'bytes': {
      const added = new TextEncoder().encode(text)
      const all = new Uint8Array(content.bytes.length + added.length)
      all.set(content.bytes)
      all.set(added, content.bytes.length)
      return { kind: 'bytes', bytes: all }
    }
  }
}

function bytes(text: string): Content {
  return { kind: 'bytes', bytes: new TextEncoder().encode(text) }
}

/** A file's text, or a mark with the reason: unknown, recorded without bytes, or not UTF-8. */
export function textOf(node: FileNode, path: string): string {
  if (node.doubt !== undefined) return unknownText(node.doubt)
  switch (node.content.kind) {
    case 'unknown':
      return unknownText(node.content.why)
    case 'recorded':
      return node.content.size === 0 ? '' : unknownText(`the bytes of ${path} are not recorded`)
    case 'bytes':
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(node.content.bytes)
      } catch {
        return unknownText(`${path} is not text`)
      }
  }
}
