/** A stage while its instructions are read, before anything runs: each instruction gives the next draft. */
import { DEFAULT_PATH } from '@/core/dockerfile/scope.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { EMPTY_CONFIG } from '@/core/images/empty-config.ts'
import type { ImageConfig } from '@/core/images/image.ts'
import type { ShownArgs } from './shown-args.ts'
import type { Step } from './step.ts'

/** One line of `docker history` made by this stage; `step` is the step whose layer it is. */
export interface HistoryLine {
  readonly createdBy: string
  readonly line: number
  readonly step: string | undefined
}

/** Parts of the configuration that grow by many instructions; `settled` writes them into it at the stage's end. */
export interface Growing {
  /** Entries of `config.env`, by the variable's name. */
  readonly env: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
  readonly ports: ReadonlyMap<string, true>
  readonly volumes: ReadonlyMap<string, true>
}

/** What one instruction adds to the stage's history, and to its steps if it makes files. */
export interface Added {
  readonly createdBy: string
  readonly line: number
  readonly step: NewStep | undefined
}

/** A step without its number in the stage. */
export type NewStep = Pick<Step, 'instruction' | 'action' | 'text' | 'createdBy'>

export interface Draft {
  readonly stage: Stage
  /** Without what `growing` holds. */
  readonly config: ImageConfig
  readonly growing: Growing
  /** What `config` says of them: a stage on a stage begins with more. */
  readonly written: Growing
  /** ENV and every ARG with a value: what expands words and what RUN sees. */
  readonly env: ReadonlyMap<string, string>
  /** Declared ARGs of the stage and the stages it stands on. */
  readonly args: ReadonlyMap<string, string | undefined>
  /** What the newest RUN's line of history showed of them. */
  readonly shownArgs: ShownArgs | undefined
  /** By the newest instruction that added something. */
  readonly added: Added | undefined
  readonly commandSet: boolean
  readonly error: BuildError | undefined
}

/** A stage whose instructions are read. */
export interface ReadDraft extends Draft {
  /** With everything that grew; put together when somebody asks. */
  readonly whole: ImageConfig
  readonly steps: readonly Step[]
  readonly history: readonly HistoryLine[]
  /** Steps before this stage's own first one: 1 when the base is a real image. */
  readonly firstOrdinal: number
}

/** What a stage from scratch starts with. */
export const SCRATCH_CONFIG: ImageConfig = { ...EMPTY_CONFIG, env: [`PATH=${DEFAULT_PATH}`], workingDir: '/' }

export function configure(
  draft: Draft,
  instruction: Instruction,
  change: Partial<ImageConfig>,
  createdBy: string,
): Draft {
  return { ...draft, config: { ...draft.config, ...change }, added: lineOf(instruction, createdBy) }
}

export function remember(draft: Draft, instruction: Instruction, createdBy: string): Draft {
  return { ...draft, added: lineOf(instruction, createdBy) }
}

export function lineOf(instruction: Instruction, createdBy: string): Added {
  return { createdBy, line: instruction.startLine, step: undefined }
}

export function failDraft<D extends Draft>(
  draft: D,
  instruction: Instruction,
  file: string,
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
): D {
  return { ...draft, error: { code, message, range: instruction.range, file, details } }
}

export function growingOf(config: ImageConfig): Growing {
  return {
    env: entriesByName(config.env),
    labels: new Map(Object.entries(config.labels)),
    ports: new Map(config.exposedPorts.map((port) => [port, true])),
    volumes: new Map(config.volumes.map((volume) => [volume, true])),
  }
}

/** An ENV changes the first entry of its name; an entry without `=`, and a second of the same name, stay as they are. */
function entriesByName(env: readonly string[]): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const [index, entry] of env.entries()) {
    const equals = entry.indexOf('=')
    const name = entry.slice(0, Math.max(equals, 0))
    entries.set(equals < 0 || entries.has(name) ? `=${index}` : name, entry)
  }
  return entries
}

/** The configuration with everything that grew. */
export function settled({ config, growing, written }: Draft): ImageConfig {
  const sorted = (map: ReadonlyMap<string, true>) => [...map.keys()].sort()
  return {
    ...config,
    ...(growing.env === written.env ? {} : { env: [...growing.env.values()] }),
    ...(growing.labels === written.labels ? {} : { labels: Object.fromEntries(growing.labels) }),
    ...(growing.ports === written.ports ? {} : { exposedPorts: sorted(growing.ports) }),
    ...(growing.volumes === written.volumes ? {} : { volumes: sorted(growing.volumes) }),
  }
}

export function variablesOf(env: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    env.map((entry) => {
      const equals = entry.indexOf('=')
      return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)]
    }),
  )
}
