/**
 * Programs whose standard input is a folder (`wc -l < src`): reading it fails, and each says so in its own way, as
 * BusyBox 1.35 does. What is not listed meets text that is not known.
 */
import { isBusybox } from './busybox.ts'
import type { Work } from './work.ts'

/** False when the program is not listed, or may not read its standard input as it was called. */
export function readFolder(work: Work, args: readonly string[]): boolean {
  const operands = args.filter((arg) => !/^-./.test(arg) && !/^\d+$/.test(arg))
  if (!isBusybox(work)) return false
  switch (work.name) {
    case 'wc':
      return operands.length === 0 && counted(work, args)
    case 'cat':
    case 'tail':
    case 'base64':
      return operands.length === 0 && failed(work, 'read error: Is a directory')
    case 'tr':
      return failed(work, 'read error: Is a directory')
    case 'head':
      return operands.length === 0 && failed(work, 'standard input: Input/output error')
    case 'grep':
      return args.length === 1 && silent(work, 1)
    case 'sed':
      return args.length === 1 && silent(work, 0)
    case 'sort':
      return operands.length === 0 && silent(work, 0)
    default:
      return false
  }
}

function failed(work: Work, message: string): boolean {
  work.fail(message)
  return true
}

function silent(work: Work, code: number): boolean {
  work.code = code
  return true
}

/** One number as it is, several in columns. */
function counted(work: Work, args: readonly string[]): boolean {
  const letters = new Set(args.join('').replace(/-/g, ''))
  work.fail('standard input: Is a directory')
  const columns = letters.size === 0 ? 3 : letters.size
  work.out(columns === 1 ? '0\n' : `${Array.from({ length: columns }, () => '0'.padStart(9)).join(' ')}\n`)
  return true
}
