/** `nginx -t`: the verdict on a configuration, in nginx's words. */
import { checkAfterReading, http } from './after-reading.ts'
import type { Block } from './conf.ts'
import { readFile, readGlobals } from './read.ts'
import { type Listening, newReading, type Reading } from './reading.ts'
import type { NginxInput, NginxMessage } from './verdict.ts'

/** A configuration nginx accepts. Only `listens` and `version` are for others; `respond` reads the rest. */
export interface NginxServer {
  readonly listens: readonly { readonly address: string; readonly port: number }[]
  readonly version: string
  readonly http: Block | undefined
  readonly main: Block
  readonly listening: readonly Listening[]
  readonly hosts: readonly string[]
  readonly upstreams: ReadonlySet<string>
  /** Variables that set, map and captures make: empty until then. */
  readonly definedBySet: ReadonlySet<string>
}

interface Said {
  /** What nginx prints: warnings, then the error that ends the test. */
  readonly messages: readonly NginxMessage[]
  /** Errors after the first: nginx would stop before them. */
  readonly also: readonly NginxMessage[]
}

export type NginxVerdict =
  | (Said & { readonly kind: 'ok'; readonly server: NginxServer })
  | (Said & { readonly kind: 'refused'; readonly server: undefined })
  | (Said & { readonly kind: 'unknown'; readonly why: string; readonly server: NginxServer | undefined })

export const MAIN_FILE = '/etc/nginx/nginx.conf'

/** Reads the main file and all it includes. Never throws. */
export function testNginx(input: NginxInput): NginxVerdict {
  const reading = newReading(input)
  if (input.globals !== undefined) readGlobals(input.globals, reading.main, reading)
  readFile(input.mainFile ?? MAIN_FILE, reading.main, reading)
  const first = reading.errors[0]
  const late = first ? undefined : checkAfterReading(reading)
  const error = first ?? late
  const said = {
    messages: [...reading.warnings.filter((w) => before(w, error)), ...(error ? [error] : [])],
    also: reading.errors.slice(1),
  }
  const doubt = reading.doubts[0]
  if (doubt !== undefined)
    return { kind: 'unknown', why: doubt, ...said, server: error ? undefined : serverOf(reading) }
  if (error) return { kind: 'refused', ...said, server: undefined }
  return { kind: 'ok', ...said, server: serverOf(reading) }
}

/** Warnings below the error that stopped nginx were never printed. */
function before(warning: NginxMessage, error: NginxMessage | undefined): boolean {
  if (error?.line === undefined || warning.line === undefined || warning.file !== error.file) return true
  return warning.line <= error.line
}

function serverOf(reading: Reading): NginxServer {
  return {
    listens: reading.listens.map(({ address, port }) => ({ address, port })),
    version: reading.version,
    http: http(reading),
    main: reading.main,
    listening: reading.listens,
    hosts: reading.input.hosts ?? [],
    upstreams: new Set(reading.upstreams.keys()),
    definedBySet: definedBySet(reading),
  }
}

/** Variables of modules that are not simulated have values of their own. */
function definedBySet(reading: Reading): ReadonlySet<string> {
  const names = new Set(reading.defined)
  for (const module of ['geo', 'split_clients'])
    for (const directive of http(reading)?.byName.get(module) ?? [])
      names.delete((module === 'geo' ? directive.args.at(-1)! : directive.args[1]!).slice(1).toLowerCase())
  return names
}

/** The lines `nginx -t` prints. */
export function verdictLines(verdict: NginxVerdict, mainFile = MAIN_FILE): readonly string[] {
  const lines = verdict.messages.map(
    ({ level, message, file, line }) => `nginx: [${level}] ${message}${file ? ` in ${file}:${line}` : ''}`,
  )
  if (verdict.kind === 'refused') return [...lines, `nginx: configuration file ${mainFile} test failed`]
  if (verdict.kind === 'unknown') return lines
  return [
    ...lines,
    `nginx: the configuration file ${mainFile} syntax is ok`,
    `nginx: configuration file ${mainFile} test is successful`,
  ]
}
