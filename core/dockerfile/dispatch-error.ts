/** What BuildKit refuses when it comes to an instruction while it builds a stage (after expansion), stage by stage. */
import type { Range } from '@/core/text/position.ts'
import { type ExpandedInstruction, expandInstruction } from './expand-instruction.ts'
import { heredocMark } from './heredoc.ts'
import type { Lookup } from './lookup.ts'
import { parseMount } from './mount.ts'
import { parsePort } from './ports.ts'
import { signalProblem } from './signals.ts'
import type { Instruction } from './syntax.ts'

export interface DispatchError {
  readonly code: string
  readonly message: string
  readonly range: Range
}

/** Undefined when the instruction can be carried out; `env` is the environment before it. ARG is scope.ts's. */
export function dispatchError(instruction: Instruction, env: Lookup, escapeToken: string): DispatchError | undefined {
  const expanded = expandInstruction(instruction, env, escapeToken)
  if (expanded.error !== undefined) return { code: 'expansion', ...expanded.error }
  return CHECKS[instruction.keyword]?.(expanded.instruction, expanded)
}

type Check = (expanded: Instruction, whole: ExpandedInstruction) => DispatchError | undefined

const CHECKS: Readonly<Record<string, Check>> = {
  ADD: (add) => chmodError(add) ?? checksumError(add),
  COPY: (copy) => chmodError(copy) ?? addressError(copy),
  EXPOSE: exposeError,
  RUN: mountError,
  STOPSIGNAL: stopSignalError,
  VOLUME: volumeError,
}

/** Octal up to 07777, or symbolic (`u+x,go=`), which newer BuildKit reads. */
function chmodError(instruction: Instruction): DispatchError | undefined {
  const flag = instruction.flags.find((each) => each.name === 'chmod')
  const mode = flag?.value ?? ''
  if (flag === undefined || mode === '' || SYMBOLIC.test(mode)) return undefined
  if (/^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o7777) return undefined
  const message = `invalid chmod parameter: '${mode}'. it should be octal string and between 0 and 07777`
  return { code: 'invalid-chmod', message, range: flag.range }
}

const SYMBOLIC = /^[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+(?:,[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+)*$/

function sources(instruction: Instruction): Instruction['args'] {
  return instruction.args.slice(0, -1).filter((word) => instruction.json || heredocMark(word.text) === undefined)
}

const HTTP = /^https?:\/\//
const GIT = /^(?:git|ssh):\/\/|^git@|^https?:\/\/.*\.git(?:[#?].*)?$/

function checksumError(add: Instruction): DispatchError | undefined {
  const flag = add.flags.find((each) => each.name === 'checksum')
  if (flag?.value === undefined || flag.value === '') return undefined
  const given = sources(add)
  const place = { code: 'invalid-checksum', range: flag.range }
  if (given.length !== 1) return { ...place, message: "checksum can't be specified for multiple sources" }
  const url = given[0]!.text
  return HTTP.test(url) || GIT.test(url) ? undefined : { ...place, message: 'checksum requires HTTP(S) or Git sources' }
}

function addressError(copy: Instruction): DispatchError | undefined {
  for (const { text, range } of sources(copy)) {
    if (GIT.test(text)) return { code: 'copy-git', message: "source can't be a git ref for COPY", range }
    if (HTTP.test(text)) return { code: 'copy-url', message: "source can't be a URL for COPY", range }
  }
  return undefined
}

function exposeError(expose: Instruction): DispatchError | undefined {
  for (const { text, range } of expose.args) {
    const port = parsePort(text)
    if (port.kind === 'error') return { code: 'invalid-port', message: port.message, range }
  }
  return undefined
}

/** The options' values are expanded already. */
function mountError(run: Instruction): DispatchError | undefined {
  for (const flag of run.flags) {
    const result = flag.name === 'mount' ? parseMount(flag.value ?? '') : undefined
    if (result?.kind === 'error') return { code: 'invalid-mount', message: result.message, range: flag.range }
  }
  return undefined
}

function stopSignalError(stop: Instruction): DispatchError | undefined {
  const word = stop.args[0]
  const message = word === undefined ? undefined : signalProblem(word.text)
  return message === undefined ? undefined : { code: 'invalid-signal', message, range: word!.range }
}

function volumeError(volume: Instruction): DispatchError | undefined {
  const empty = volume.args.find((word) => word.text === '')
  if (empty === undefined) return undefined
  return { code: 'empty-volume', message: 'VOLUME specified can not be an empty string', range: empty.range }
}
