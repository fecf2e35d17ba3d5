/** Runs a program from an argument list, never through a shell; limits and cancelling end its whole process group. */
import { type ChildProcess, spawn } from 'node:child_process'
import { platform } from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface ProgramOptions {
  readonly env: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
  readonly seconds?: number
  /** Of both streams together. */
  readonly outputBytes?: number
  readonly onLine?: (line: string) => void
}

export interface ProgramEnd {
  /** `missing`: there is no such program. */
  readonly how: 'exit' | 'cancelled' | 'time' | 'output' | 'missing'
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** After this a program that was asked to end is ended. */
const PATIENCE = 5000
/** Kept of what a program printed, when nobody takes it line by line. */
const KEPT = 200_000

export function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<ProgramEnd> {
  if (options.signal?.aborted) return Promise.resolve({ how: 'cancelled', code: 130, stdout: '', stderr: '' })
  return new Promise((resolve) => start(command, args, options, resolve))
}

function start(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
  resolve: (end: ProgramEnd) => void,
): void {
  const child = spawn(command, [...args], {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: platform !== 'win32',
    windowsHide: true,
  })
  const kept = { stdout: '', stderr: '' }
  let how: ProgramEnd['how'] = 'exit'
  let killing: NodeJS.Timeout | undefined
  const end = (why: ProgramEnd['how']) => {
    if (how !== 'exit') return
    how = why
    signalGroup(child, 'SIGTERM')
    killing = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE)
  }
  const cancel = () => end('cancelled')
  options.signal?.addEventListener('abort', cancel, { once: true })
  const timer = options.seconds === undefined ? undefined : setTimeout(() => end('time'), options.seconds * 1000)
  let bytes = 0
  const listen = (stream: Readable, name: 'stdout' | 'stderr') => {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      bytes += Buffer.byteLength(text)
      if (bytes > (options.outputBytes ?? Number.POSITIVE_INFINITY)) end('output')
      if (kept[name].length < KEPT) kept[name] += text
    })
    const { onLine } = options
    if (onLine)
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on(
        'line',
        (line) => how === 'exit' && onLine(line),
      )
  }
  listen(child.stdout, 'stdout')
  listen(child.stderr, 'stderr')
  const finish = (code: number, stderr = kept.stderr) => {
    clearTimeout(timer)
    clearTimeout(killing)
    options.signal?.removeEventListener('abort', cancel)
    // What a program started and left behind ends with it.
    if (how !== 'exit') signalGroup(child, 'SIGKILL')
    resolve({ how, code, stdout: kept.stdout, stderr })
  }
  child.on('error', (error) => {
    how = 'missing'
    finish(127, error.message)
  })
  child.on('close', (code) => finish(code ?? 137))
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}
