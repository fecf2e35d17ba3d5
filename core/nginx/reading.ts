/** What is gathered while a configuration is read; rules look at it and add to it. */

import { type Block, type Directive, newBlock } from './conf.ts'
import { hasVariables, template } from './template.ts'
import type { NginxInput, NginxMessage } from './verdict.ts'

export interface Place {
  readonly file: string
  readonly line: number
}

export interface UpstreamUse extends Place {
  /** Without the port. */
  readonly host: string
  readonly port: number | undefined
}

export interface Zone extends Place {
  readonly name: string
}

export interface Listening {
  readonly server: Block
  readonly address: string
  readonly port: number
  readonly defaultServer: boolean
  /** Socket options were given (`backlog=` …): they may be given once for an address. */
  readonly options: boolean
  readonly ssl: boolean
}

export interface Reading {
  readonly input: NginxInput
  readonly version: string
  readonly main: Block
  /** Errors in the order of the text: nginx stops at the first. */
  readonly errors: NginxMessage[]
  readonly warnings: NginxMessage[]
  /** What nginx might refuse, but is not checked: reasons. */
  readonly doubts: string[]
  readonly defined: Set<string>
  /** Variables by first use, in order. */
  readonly used: Set<string>
  readonly upstreams: Map<string, Directive>
  readonly proxied: UpstreamUse[]
  readonly logFormats: Set<string>
  /** Shared zones by name, with the directive that made them and its key. */
  readonly zones: Map<string, { readonly by: string; readonly key: string }>
  readonly zoneUses: Zone[]
  readonly cacheUses: { readonly directive: string; readonly zone: string }[]
  /** Where `http { … }` closes: what nginx finds while it merges is said to be there. */
  httpEnd: Place | undefined
  readonly listens: Listening[]
  readonly including: string[]
}

/** What a rule objects to: nginx's words, without the place. `bare` messages name no file and line. */
export type Objection = string | undefined
export type Rule = (directive: Directive, reading: Reading) => Objection

export function newReading(input: NginxInput): Reading {
  return {
    input,
    version: input.version ?? '1.31.5',
    main: newBlock('main', undefined),
    errors: [],
    warnings: [],
    doubts: [],
    defined: new Set(),
    used: new Set(),
    upstreams: new Map(),
    proxied: [],
    logFormats: new Set(['combined']),
    zones: new Map(),
    zoneUses: [],
    cacheUses: [],
    httpEnd: undefined,
    listens: [],
    including: [],
  }
}

export function emerg(message: string, place?: Place): NginxMessage {
  return { level: 'emerg', message, ...(place && { file: place.file, line: place.line }) }
}

export function warn(reading: Reading, message: string, place?: Place): void {
  reading.warnings.push({ level: 'warn', message, ...(place && { file: place.file, line: place.line }) })
}

/** What nginx might refuse, but is not checked. After an error it no longer matters: nginx has stopped. */
export function doubt(reading: Pick<Reading, 'doubts' | 'errors'>, why: string): void {
  if (reading.errors.length === 0) reading.doubts.push(why)
}

/** Notes the variables of a text that nginx compiles, and says what is wrong with their spelling. */
export function noteText(reading: Reading, text: string): Objection {
  if (!hasVariables(text)) return undefined
  const compiled = template(text)
  for (const part of compiled.parts) if (part.kind === 'variable') reading.used.add(part.name)
  return compiled.error
}

/** `"X" directive is duplicate` and its like. */
export function directiveError(directive: Directive, what: string): string {
  return `"${directive.name}" directive ${what}`
}
